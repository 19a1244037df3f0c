package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Severity;
import org.junit.jupiter.api.Test;

class MenuTableTest {

    @Test
    void everyMistakeIsToldInOneGoWithItsLineAndColumn() {
        // given
        String table = Sources.read("table-mistakes.csv");

        // when
        var refusal = catchThrowableOfType(
                ConversionException.class, () -> Converters.convert(SourceFormat.MENU_TABLE, table, "Shop"));

        // then
        assertThat(refusal).hasMessage("""
                line 3, column path: "1.10" is no path: write "start", or the keys to press with > between them, such as \
                1>2 (a spreadsheet takes 1.2 for a date or a number)
                line 4, column path: "2-Jan" is no path: write "start", or the keys to press with > between them, such as \
                1>2 (a spreadsheet takes 1.2 for a date or a number)
                line 9, column action: "dance" is no action: write menu, say, transfer, queue, hours, voicemail, hangup, \
                goto, back or repeat
                line 11, column path: the path "7" stands in line 10 already
                line 14, column 6: there is no column of this number in the first line: put cells with commas in quotes
                the row with the path "start" is missing: calls begin there
                line 2, column path: there is no row with the path "start" above this one
                line 2, column target: write who takes the call: an extension, a number, a SIP address or a name
                line 5, column path: there is no row with the path "start" above this one
                line 5, column say: write what is said
                line 6, column path: there is no row with the path "start" above this one
                line 6, column target: this goes in circles and never comes to a step
                line 7, column path: there is no row with the path "start" above this one
                line 7, column target: this goes in circles and never comes to a step
                line 8, column path: there is no row with the path "start" above this one
                line 8, column target: "8" is not the path of a row
                line 10, column path: there is no row with the path "start" above this one
                line 10, column path: the menu has no choices: add rows such as "7>1"
                line 12, column path: there is no row with the path "9" above this one
                line 13, column path: "2" is no menu, so it has no keys
                line 14, column path: "say" has no way on called "open"; it has [next]
                line 15, column path: there is no row with the path "start" above this one
                line 15, column target: write the name of opening hours: up to 64 letters, digits, - and _
                line 15, column path: say what happens when open: add a row with "open" at the end
                line 15, column path: say what happens when closed: add a row with "closed" at the end""");
    }

    @Test
    void aWrongHeaderIsToldBeforeAnythingElse() {
        assertThatThrownBy(() -> Converters.convert(
                        SourceFormat.MENU_TABLE, "path,akcion,say_en,say_en,say\nstart,hangup,,,\n", "Shop"))
                .isInstanceOf(ConversionException.class)
                .hasMessage("""
                        line 1, column 2: "akcion" is no column of a menu table: there are path, name, action, target, note, \
                        and say_en, label_en for each language
                        line 1, column 4: the column "say_en" stands there twice
                        line 1, column 5: the column "say_en" stands there twice
                        line 1: the column "action" is missing""");
    }

    @Test
    void aCompleteTableNeedsNoMoreThanItsPeopleToTakeCalls() {
        // given
        String table = """
                path,name,action,target,label,say
                start,Main menu,menu,,,Welcome.
                1,Our address,say,,our address,Market Square 5.
                0,Anna,transfer,sip:anna@pbx.example,a person,
                0>noAnswer,Sorry,hangup,,,Nobody is here now. Please call again.
                """;

        // when
        Conversion conversion = Converters.convert(SourceFormat.MENU_TABLE, table, "Shop");

        // then
        FlowDefinition flow = Sources.onlyFlow(conversion);
        assertThat(FlowChecks.problems(flow, conversion.bundle().resources()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(conversion.report().notes(ConversionNote.Kind.TO_DO)).isEmpty();
    }

    @Test
    void backLeadsToTheMenuAboveAndRepeatToTheMenuItself() {
        // given
        String table = """
                path,action,label,say
                start,menu,,Main.
                1,menu,more,More.
                1>1,say,news,No news.
                1>1>next,repeat,,
                1>*,back,back,
                1>9,repeat,again,
                """;

        // when
        FlowDefinition flow = Sources.onlyFlow(Converters.convert(SourceFormat.MENU_TABLE, table, "Shop"));

        // then
        var more = flow.node(new NodeId("more")).orElseThrow();
        assertThat(more.target(new Exit("*"))).contains(new NodeId("start"));
        assertThat(more.target(new Exit("9"))).contains(new NodeId("more"));
        assertThat(flow.node(new NodeId("news")).orElseThrow().target(Exit.NEXT))
                .contains(new NodeId("more"));
    }

    @Test
    void twoPeopleWithNamesInOtherLettersStayTwo() {
        // given
        String table = """
                path,action,target,label,say
                start,menu,,,Hello.
                1,transfer,Отдел продаж,sales,
                2,transfer,Отдел доставки,delivery,
                """;

        // when
        Conversion conversion = Converters.convert(SourceFormat.MENU_TABLE, table, "Shop");

        // then
        assertThat(conversion.bundle().resources().destinations()).hasSize(2);
    }
}
