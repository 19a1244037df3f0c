package io.ivory.designer.flows;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.ivory.flow.convert.ConversionNote;
import io.ivory.flow.convert.ConversionReport;
import java.util.List;

/** What became of another product's file, by kind; what a person has to do stands open, the rest can be opened. */
final class ReportList extends Div {

    private static final long serialVersionUID = 1;
    private static final int MOST = 200;

    ReportList(ConversionReport report) {
        setId("conversion-report");
        addClassName("conversion-report");
        add(new Paragraph(
                "This is a file of " + report.format().title() + ". It becomes drafts: " + report.summary() + "."));
        for (ConversionNote.Kind kind : ConversionNote.Kind.values()) {
            List<ConversionNote> notes = report.notes(kind);
            if (!notes.isEmpty()) {
                var details = new Details(kind.title() + " (" + notes.size() + ")", lines(notes));
                details.setOpened(kind == ConversionNote.Kind.TO_DO);
                add(details);
            }
        }
    }

    private static UnorderedList lines(List<ConversionNote> notes) {
        var list = new UnorderedList();
        list.addClassNames("problem-list", "import-problems");
        for (ConversionNote note : notes.subList(0, Math.min(MOST, notes.size()))) {
            var subject = new Span(note.subject());
            subject.addClassName("strong");
            var line = new ListItem(new Div(subject, new Span(" " + note.message())));
            line.addClassName("problem");
            line.setTitle(note.place());
            list.add(line);
        }
        if (notes.size() > MOST) {
            list.add(new ListItem("and " + (notes.size() - MOST) + " more"));
        }
        return list;
    }
}
