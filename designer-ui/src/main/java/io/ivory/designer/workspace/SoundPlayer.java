package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;

/** Plays a sound in the browser that is kept nowhere else. */
@Tag("audio")
final class SoundPlayer extends Component {

    private static final long serialVersionUID = 1;

    /** @param words what it is, for those who do not see it */
    SoundPlayer(String words, String mediaType, byte[] sound) {
        getElement().getClassList().add("recording-player");
        getElement().setAttribute("controls", true);
        getElement().setAttribute("aria-label", words);
        getElement()
                .setAttribute(
                        "src",
                        DownloadHandler.fromInputStream(event -> new DownloadResponse(
                                        new ByteArrayInputStream(sound), "sound", mediaType, sound.length))
                                .inline());
    }

    /** Begins as soon as it is there. */
    SoundPlayer playing() {
        getElement().setAttribute("autoplay", true);
        return this;
    }
}
