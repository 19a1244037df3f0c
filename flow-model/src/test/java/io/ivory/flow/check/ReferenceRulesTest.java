package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Collect;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules about what a flow names: prompts, texts, and what the workspace holds. */
class ReferenceRulesTest {

    @Test
    void aPromptMustExist() {
        var flow = Drawn.with("bye", HangUp.class, bye -> new HangUp(bye.head(), new PromptId("goodby")));

        assertThat(found(new UnknownPrompt(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownPrompt(), flow))
                .containsExactly("bye /nodes/bye/goodbye: there is no prompt \"goodby\" - did you mean \"goodbye\"?");
    }

    @Test
    void whatIsSaidMustHaveWordsInEveryLanguage() {
        var flow =
                Drawn.saying("hello", "Welcome", " ").with(new PromptId("intro"), Prompt.of(Language.ENGLISH, "How"));

        assertThat(found(new MissingPromptText(), Drawn.shop())).isEmpty();
        assertThat(found(new MissingPromptText(), flow))
                .containsExactly(
                        "welcome /prompts/hello/ru: write the text of \"hello\" in \"ru\"",
                        "menu /prompts/intro/ru: write the text of \"intro\" in \"ru\"");
    }

    @Test
    void whatIsRecordedMustHaveItsTranscript() {
        var flow = Drawn.shop()
                .with(
                        new PromptId("hello"),
                        Drawn.text("Welcome", "").with(Drawn.RUSSIAN, new PromptText("", "welcome.wav", null)));

        assertThat(found(new MissingPromptText(), flow))
                .singleElement()
                .asString()
                .startsWith("welcome /prompts/hello/ru: type what the recording");
    }

    @Test
    void aQuestionMustBeAsked() {
        var flow = Drawn.with("welcome", Say.class, say -> new Say(say.head(), List.of()));
        flow = Drawn.change(flow, "ask", Collect.class, ask -> asking(ask, null));
        flow = Drawn.change(flow, "menu", Menu.class, menu -> withLabel(menu, null));

        assertThat(found(new MissingPromptText(), flow))
                .containsExactly(
                        "welcome /nodes/welcome/prompt: write what is said here",
                        "menu /nodes/menu/options/1/label: write what key 1 is for",
                        "ask /nodes/ask/prompt: write what the caller is asked for");
    }

    private static Collect asking(Collect ask, @Nullable PromptId prompt) {
        return new Collect(
                ask.head(),
                prompt,
                ask.into(),
                ask.minDigits(),
                ask.maxDigits(),
                ask.finishKey(),
                ask.interDigit(),
                ask.ask());
    }

    private static Menu withLabel(Menu menu, @Nullable PromptId label) {
        return new Menu(
                menu.head(),
                menu.intro(),
                Map.of(menu.options().keySet().iterator().next(), new MenuOption(label)),
                null,
                menu.ask());
    }

    @Test
    void aRecordingMustBeInTheWorkspace() {
        var good = Drawn.shop().with(new PromptId("hello"), recorded("welcome.wav"));
        var bad = Drawn.shop().with(new PromptId("hello"), recorded("welcome.mp3"));

        assertThat(found(new UnknownAudio(), good)).isEmpty();
        assertThat(found(new UnknownAudio(), bad))
                .containsExactly("welcome /prompts/hello/en: there is no recording \"welcome.mp3\""
                        + " - did you mean \"welcome.wav\"?");
    }

    private static Prompt recorded(String file) {
        return new Prompt(Map.of(Language.ENGLISH, new PromptText("Welcome", file, null)));
    }

    @Test
    void openingHoursMustBeInTheWorkspace() {
        assertThat(found(new UnknownHours(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownHours(), Drawn.with("open", Hours.class, open -> new Hours(open.head(), null))))
                .containsExactly("open /nodes/open/hours: choose the set of opening hours");
        assertThat(found(new UnknownHours(), Drawn.with("open", Hours.class, open -> new Hours(open.head(), "shpo"))))
                .containsExactly("open /nodes/open/hours: there is no set of opening hours \"shpo\""
                        + " - did you mean \"shop\"?");
    }

    @Test
    void openingHoursThatAPromptSpeaksMustBeInTheWorkspace() {
        assertThat(found(new UnknownHours(), Drawn.saying("hello", "Open {\"shop\" | hours}", "{'shop' | hours}")))
                .isEmpty();
        assertThat(found(new UnknownHours(), Drawn.saying("hello", "Open {\"bar\" | hours}", "{nonsense")))
                .containsExactly("welcome /prompts/hello/en: there is no set of opening hours \"bar\":"
                        + " make it, or choose another set of opening hours");
    }

    @Test
    void aTableMustBeInTheWorkspace() {
        assertThat(found(new UnknownTable(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownTable(), Drawn.with("delivery", Lookup.class, lookup -> in(lookup, null, EQUAL))))
                .containsExactly("delivery /nodes/delivery/table: choose the table");
        assertThat(found(
                        new UnknownTable(),
                        Drawn.with("delivery", Lookup.class, lookup -> in(lookup, "promotions", EQUAL))))
                .containsExactly("delivery /nodes/delivery/table: there is no table \"promotions\":"
                        + " make it, or choose another table");
    }

    private static final RowMatch EQUAL = new RowMatch.Equal("tiem");

    @Test
    void aColumnMustBeInTheTable() {
        assertThat(found(new UnknownColumn(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownColumn(), Drawn.with("delivery", Lookup.class, in -> in(in, "delivery", EQUAL))))
                .containsExactly("delivery /nodes/delivery/find/column: there is no column of \"delivery\" called"
                        + " \"tiem\" - did you mean \"time\"?");
        assertThat(found(
                        new UnknownColumn(),
                        Drawn.with(
                                "delivery", Lookup.class, in -> in(in, "delivery", new RowMatch.Between("from", "x")))))
                .singleElement()
                .asString()
                .startsWith("delivery /nodes/delivery/find/to: there is no column");
        assertThat(found(new UnknownColumn(), Drawn.with("delivery", Lookup.class, in -> in(in, "delivery", null))))
                .containsExactly("delivery /nodes/delivery/find: choose the column to look in");
        assertThat(found(new UnknownColumn(), Drawn.with("delivery", Lookup.class, in -> in(in, "nowhere", EQUAL))))
                .isEmpty();
    }

    private static Lookup in(Lookup lookup, @Nullable String table, @Nullable RowMatch match) {
        return new Lookup(lookup.head(), table, lookup.value(), match, lookup.into(), lookup.all());
    }

    @Test
    void aPersonMustBeInTheWorkspace() {
        assertThat(found(new UnknownDestination(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownDestination(), Drawn.with("person", Transfer.class, to -> to(to, null))))
                .containsExactly("person /nodes/person/to: choose the destination");
        assertThat(found(new UnknownDestination(), Drawn.with("person", Transfer.class, to -> to(to, "operator"))))
                .containsExactly("person /nodes/person/to: there is no destination \"operator\""
                        + " - did you mean \"operators\"?");
    }

    private static Transfer to(Transfer transfer, @Nullable String destination) {
        return new Transfer(transfer.head(), destination, transfer.ringFor(), transfer.announcement());
    }

    @Test
    void aServiceMustBeInTheWorkspace() {
        assertThat(found(new UnknownConnection(), Drawn.shop())).isEmpty();
        assertThat(found(new UnknownConnection(), Drawn.with("find", HttpRequest.class, http -> of(http, null))))
                .containsExactly("find /nodes/find/connection: choose the connection");
        assertThat(found(new UnknownConnection(), Drawn.with("find", HttpRequest.class, http -> of(http, "order"))))
                .containsExactly("find /nodes/find/connection: there is no connection \"order\""
                        + " - did you mean \"orders\"?");
    }

    private static HttpRequest of(HttpRequest http, @Nullable String connection) {
        return new HttpRequest(
                http.head(),
                connection,
                http.method(),
                http.path(),
                http.body(),
                http.into(),
                http.timeout(),
                http.waitPrompt());
    }
}
