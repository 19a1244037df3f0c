package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.UploadHandler;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.TableCsv;
import io.ivory.flow.resource.DataTable;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes a table: cell by cell, or by uploading a CSV file. */
public final class TableDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int MAX_CSV_BYTES = TableCsv.MAX_CHARS;
    private static final DataTable FRESH = new DataTable(List.of("key", "value"), List.of(List.of("", "")));

    private final TextField columns = new TextField("Columns");
    private final Div gridBox = new Div();
    private transient List<String> header = List.of();
    private transient List<String[]> rows = new ArrayList<>();
    private Grid<String[]> grid = new Grid<>();

    /**
     * @param existing the name of the one to change; null for a new one
     * @param saved called with its name
     */
    public TableDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        Map<String, DataTable> all = workspace.resources().resources().tables();
        setWidth("min(900px, 94vw)");
        TextField name = ResourceNames.field(existing, "promotions");
        columns.setManualValidation(true);
        columns.setWidthFull();
        columns.setHelperText("Separated by commas. Flows use them as fields of the row.");
        columns.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                renameColumns();
            }
        });
        DataTable present = existing == null ? FRESH : all.getOrDefault(existing, FRESH);
        var upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> readCsv(bytes)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_CSV_BYTES);
        upload.setAcceptedFileExtensions(".csv");
        upload.setUploadButton(new Button("Upload a CSV file", new Glyph("upload")));
        upload.addFileRejectedListener(rejected -> Notice.problem(rejected.getErrorMessage()));
        gridBox.addClassName("table-editor");
        var add = new Button("Add a row", new Glyph("plus"), click -> {
            rows.add(blank());
            grid.getDataProvider().refreshAll();
            grid.scrollToEnd();
        });
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        show(present);
        DialogFrame.fill(
                this,
                existing == null ? "New table" : "Table",
                () -> {
                    person.require(ResourceKind.TABLE.changedBy());
                    if (!ResourceNames.accepts(name, all.keySet()) || columns.isInvalid()) {
                        return false;
                    }
                    workspace.resources().save(name.getValue().strip(), table(), person.name());
                    saved.accept(name.getValue().strip());
                    return true;
                },
                name,
                columns,
                gridBox,
                add,
                upload);
        getElement().getClassList().add("wide-dialog");
    }

    private void show(DataTable table) {
        header = table.columns();
        columns.setValue(String.join(", ", header));
        columns.setInvalid(false);
        rows = new ArrayList<>(
                table.rows().stream().map(row -> row.toArray(String[]::new)).toList());
        draw();
    }

    private void draw() {
        grid = new Grid<>();
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setHeight("300px");
        for (int index = 0; index < header.size(); index++) {
            int column = index;
            grid.addComponentColumn(row -> cell(row, column))
                    .setHeader(header.get(index))
                    .setResizable(true);
        }
        grid.addComponentColumn(this::removeButton).setAutoWidth(true).setFlexGrow(0);
        grid.setItems(rows);
        gridBox.removeAll();
        gridBox.add(grid);
    }

    private Component cell(String[] row, int column) {
        var field = new TextField();
        field.setAriaLabel(header.get(column));
        field.setWidthFull();
        field.setValue(row[column]);
        field.setValueChangeMode(ValueChangeMode.ON_BLUR);
        field.addValueChangeListener(change -> row[column] = change.getValue());
        return field;
    }

    private Component removeButton(String[] row) {
        var remove = new Button(new Glyph("trash"), click -> {
            rows.remove(row);
            grid.getDataProvider().refreshAll();
        });
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        remove.setAriaLabel("Remove this row");
        return remove;
    }

    /** Other names, more or fewer columns; cells stay where they are. */
    private void renameColumns() {
        List<String> typed = Arrays.stream(columns.getValue().split(",", -1))
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .toList();
        boolean valid = !typed.isEmpty() && typed.stream().distinct().count() == typed.size();
        columns.setErrorMessage("At least one column, each name once");
        columns.setInvalid(!valid);
        if (!valid) {
            return;
        }
        header = typed;
        rows.replaceAll(row -> fitted(row, typed.size()));
        draw();
    }

    private static String[] fitted(String[] row, int width) {
        String[] fitted = Arrays.copyOf(row, width);
        for (int index = row.length; index < width; index++) {
            fitted[index] = "";
        }
        return fitted;
    }

    private String[] blank() {
        return fitted(new String[0], header.size());
    }

    private void readCsv(byte[] bytes) {
        try {
            show(TableCsv.read(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()));
        } catch (CharacterCodingException e) {
            Notice.problem(
                    "This file is not in UTF-8, so its letters would be wrong. In Excel, save it as \"CSV UTF-8\".");
        } catch (FlowFormatException | InvalidFlowException e) {
            Notice.problem("This file cannot be read as a table: " + e.getMessage());
        }
    }

    private DataTable table() {
        return new DataTable(
                header,
                rows.stream()
                        .filter(row -> Arrays.stream(row).anyMatch(cell -> !cell.isBlank()))
                        .map(List::of)
                        .toList());
    }
}
