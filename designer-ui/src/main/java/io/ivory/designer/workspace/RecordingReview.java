package io.ivory.designer.workspace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.audiofile.Converted;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Lets somebody hear what callers will hear of an upload before it is kept. */
final class RecordingReview extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final String name;
    private final transient Converted converted;
    private final transient Consumer<String> saved;

    RecordingReview(
            Workspace workspace,
            SignedIn person,
            String name,
            byte[] upload,
            Converted converted,
            Consumer<String> saved) {
        this.workspace = workspace;
        this.person = person;
        this.name = name;
        this.converted = converted;
        this.saved = saved;
        setHeaderTitle(name);
        var words = new Paragraph(words(converted));
        words.addClassName("quiet");
        var body = new Div(
                words,
                player("As you uploaded it", converted.format().mediaType(), upload),
                player("As an ordinary telephone plays it", "audio/wav", converted.asOnThePhone()));
        body.addClassNames("dialog-body", "recording-review");
        if (workspace.resources().resources().audio().contains(name)) {
            body.add(replaced());
        }
        add(body);
        var keep = new Button("Keep it", click -> keep());
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Throw away", click -> close()), keep);
        setCloseOnOutsideClick(false);
    }

    private void keep() {
        person.require(ResourceKind.AUDIO.changedBy());
        try {
            workspace.resources().saveAudio(name, converted.wav(), person.name());
            close();
            saved.accept(name);
        } catch (StoreException e) {
            Notice.problem(e);
        }
    }

    private static String words(Converted converted) {
        String before = length(converted.before());
        String now = length(converted.sound().length());
        return converted.format().words()
                + (before.equals(now) ? ", " + now : ", " + before + ", now " + now)
                + ". Kept with one channel, as loud as all prompts, without silence at its ends, at "
                + (converted.sound().wide().isPresent() ? "16 kHz for telephones that can." : "8 kHz.");
    }

    private static String length(Duration length) {
        return length.toSeconds() < 60
                ? String.format(Locale.ENGLISH, "%.1f s", length.toMillis() / 1_000.0)
                : Moments.length(length) + " min";
    }

    private Paragraph replaced() {
        List<String> users = workspace.resources().usedBy(ResourceKind.AUDIO, name);
        var words = new Paragraph("Replaces the recording of this name"
                + (users.isEmpty() ? "." : ", which callers hear in " + String.join(", ", users) + "."));
        words.addClassName("warn-note");
        return words;
    }

    private static Div player(String words, String mediaType, byte[] sound) {
        var line = new Div(new Span(words), new SoundPlayer(words, mediaType, sound));
        line.addClassName("review-line");
        return line;
    }
}
