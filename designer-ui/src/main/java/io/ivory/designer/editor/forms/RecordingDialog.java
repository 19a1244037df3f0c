package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.ivory.designer.editor.Editing;
import io.ivory.designer.workspace.RecordingPlayer;
import io.ivory.designer.workspace.RecordingUpload;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Chooses the recording that is played instead of speaking the words, or uploads one. */
final class RecordingDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Editing editing;
    private final transient BiConsumer<@Nullable String, @Nullable String> chosen;
    private final Select<String> recordings = new Select<>();
    private final Div player = new Div();

    RecordingDialog(Editing editing, @Nullable String current, BiConsumer<@Nullable String, @Nullable String> chosen) {
        this.editing = editing;
        this.chosen = chosen;
        setHeaderTitle("Recording");
        var hint = new Paragraph("Played instead of the spoken words. The words stay as its transcript, and are spoken"
                + " should the recording ever be missing.");
        hint.addClassName("quiet");
        recordings.setLabel("Recording");
        recordings.setPlaceholder("Choose one, or upload below");
        recordings.setWidthFull();
        recordings.addValueChangeListener(change -> listen());
        refresh(current);
        var upload = new RecordingUpload(editing.workspace(), editing.person(), this::refresh);
        var body = new Div(hint, recordings, player, upload);
        body.addClassName("dialog-body");
        add(body);
        var none = new Button("Speak the words", click -> {
            close();
            chosen.accept(null, null);
        });
        none.setVisible(current != null);
        var use = new Button("Use it", click -> use());
        use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), none, use);
    }

    private void refresh(@Nullable String name) {
        editing.refreshResources();
        recordings.setItems(editing.resources().audio().stream().sorted().toList());
        if (name != null && editing.resources().audio().contains(name)) {
            recordings.setValue(name);
        }
        listen();
    }

    private void listen() {
        player.removeAll();
        String name = recordings.getValue();
        if (name != null) {
            player.add(new RecordingPlayer(editing.workspace(), name));
        }
    }

    private void use() {
        String name = recordings.getValue();
        if (name == null) {
            recordings.setInvalid(true);
            recordings.setErrorMessage("Choose a recording, or upload one");
            return;
        }
        close();
        chosen.accept(
                name,
                editing.workspace()
                        .resources()
                        .audio(name)
                        .map(RecordingDialog::sha256)
                        .orElse(null));
    }

    private static String sha256(byte[] audio) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(audio));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
