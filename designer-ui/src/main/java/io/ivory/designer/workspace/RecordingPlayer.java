package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.ivory.runtime.store.Workspace;
import java.io.ByteArrayInputStream;

/** Plays a recording in the browser. */
@Tag("audio")
public final class RecordingPlayer extends Component {

    private static final long serialVersionUID = 1;

    public RecordingPlayer(Workspace workspace, String name) {
        getElement().getClassList().add("recording-player");
        getElement().setAttribute("controls", true);
        getElement().setAttribute("preload", "none");
        getElement().setAttribute("aria-label", "Recording " + name);
        getElement()
                .setAttribute(
                        "src",
                        DownloadHandler.fromInputStream(event -> workspace
                                        .resources()
                                        .audio(name)
                                        .map(bytes -> new DownloadResponse(
                                                new ByteArrayInputStream(bytes), name, "audio/wav", bytes.length))
                                        .orElseGet(() -> DownloadResponse.error(404)))
                                .inline());
    }
}
