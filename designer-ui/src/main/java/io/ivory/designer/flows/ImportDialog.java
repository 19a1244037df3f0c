package io.ivory.designer.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.convert.ConversionException;
import io.ivory.flow.convert.SourceProblem;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FormatProblem;
import io.ivory.runtime.store.BundlePreview;
import io.ivory.runtime.store.Bundles;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import java.util.List;
import java.util.function.Consumer;

/** Takes a file, shows what it would create and replace, and imports it only when told to. */
final class ImportDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private final transient Bundles bundles;
    private final transient SignedIn person;
    private final transient Consumer<List<FlowId>> done;
    private final Div outcome = new Div();
    private final Button bring = new Button("Import");
    private transient Runnable action = () -> {};

    ImportDialog(Bundles bundles, SignedIn person, Consumer<List<FlowId>> done) {
        this.bundles = bundles;
        this.person = person;
        this.done = done;
        setHeaderTitle("Import");
        var hint = new Paragraph("One flow (.ivr.json), or a flow with its tables, hours and recordings (.ivr.zip)."
                + " Or a flow of Twilio Studio (.json), menus of a FreePBX (.sql, .json, .csv), a menu table (.csv)."
                + " You see what will change before anything does.");
        hint.addClassName("quiet");
        var upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> preview(metadata.fileName(), bytes)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_BYTES);
        upload.setAcceptedFileExtensions(".json", ".zip", ".csv", ".sql");
        upload.addFileRejectedListener(rejected -> Notice.problem(rejected.getErrorMessage()));
        upload.addFileRemovedListener(removed -> clear());
        upload.setId("import-file");
        var body = new Div(hint, upload, outcome);
        body.addClassName("dialog-body");
        add(body);
        bring.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        bring.setEnabled(false);
        bring.setId("import-confirm");
        bring.addClickListener(click -> action.run());
        getFooter().add(new Button("Cancel", click -> close()), bring);
    }

    /** Shows what {@code upload} would do, or everything that is wrong with it. */
    void preview(String fileName, byte[] upload) {
        clear();
        try {
            ImportFile file = ImportFile.of(fileName, upload);
            file.report().ifPresent(report -> outcome.add(new ReportList(report)));
            preview(file);
        } catch (ConversionException e) {
            outcome.add(
                    new Div(fileName + " cannot be brought over. Nothing was changed."), sourceProblems(e.problems()));
        }
    }

    private void preview(ImportFile file) {
        String fileName = file.name();
        byte[] upload = file.bytes();
        try {
            BundlePreview preview = bundles.preview(fileName, upload);
            outcome.add(new Div("This will"), new PreviewList(preview));
            if (!preview.notes().isEmpty()) {
                outcome.add(notes(preview.notes()));
            }
            if (person.may(preview.needs())) {
                bring.setEnabled(true);
                action = () -> apply(fileName, upload);
            } else {
                outcome.add(new Paragraph(
                        "Only an administrator may do that: it changes people or services that callers reach."));
            }
        } catch (FlowFormatException e) {
            outcome.add(new Div(fileName + " cannot be imported. Nothing was changed."), problems(e.problems()));
        } catch (StoreException e) {
            outcome.add(new Div(fileName + " cannot be imported: " + e.getMessage()));
        }
    }

    private void apply(String fileName, byte[] upload) {
        try {
            Role needed = bundles.preview(fileName, upload).needs();
            person.require(needed);
            List<FlowId> flows = bundles.apply(fileName, upload, person.name(), needed);
            close();
            done.accept(flows);
        } catch (FlowFormatException e) {
            clear();
            outcome.add(problems(e.problems()));
        } catch (StoreException e) {
            Notice.problem(e);
        }
    }

    private void clear() {
        outcome.removeAll();
        bring.setEnabled(false);
        action = () -> {};
    }

    private static UnorderedList notes(List<String> notes) {
        var list = new UnorderedList();
        list.addClassNames("problem-list", "import-notes");
        for (String note : notes) {
            var line = new ListItem(new Glyph("warning"), new Span(note));
            line.addClassNames("problem", "is-warning");
            list.add(line);
        }
        return list;
    }

    private static UnorderedList sourceProblems(List<SourceProblem> problems) {
        return problems(problems.stream()
                .map(problem -> FormatProblem.at(problem.place(), "source", problem.message()))
                .toList());
    }

    private static UnorderedList problems(List<FormatProblem> problems) {
        var list = new UnorderedList();
        list.addClassNames("problem-list", "import-problems");
        for (FormatProblem problem : problems) {
            var place = new Span(problem.nodeName() != null ? problem.nodeName() : problem.file() + problem.pointer());
            place.addClassName(problem.nodeName() != null ? "strong" : "mono");
            place.setTitle(problem.pointer());
            var words =
                    new Span(" " + problem.message() + (problem.line() > 0 ? " (line " + problem.line() + ")" : ""));
            var line = new ListItem(new Glyph("warning"), new Div(place, words));
            line.addClassNames("problem", "is-error");
            list.add(line);
        }
        return list;
    }
}
