package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.TestCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules about the words that callers hear. */
class SpeechRulesTest {

    @Test
    void everyLanguageHasAVoice() {
        assertThat(speaking(Drawn.shop(), "en", "ru")).isEmpty();
        assertThat(speaking(Drawn.shop(), "en"))
                .singleElement()
                .asString()
                .startsWith("welcome /prompts/hello/ru: no voice speaks \"ru\", but 9 prompts are not recorded in it");
        assertThat(found(new TextWithoutVoice(), Drawn.shop()))
                .as("voices not known")
                .isEmpty();
    }

    @Test
    void aRegionIsSpokenByAVoiceOfItsLanguage() {
        var flow = Drawn.shop().withLanguages(List.of(new Language("en-GB")));

        assertThat(speaking(flow, "en")).isEmpty();
    }

    @Test
    void wordsAreInALanguageThatIsSpoken() {
        var german = Drawn.shop()
                .with(
                        new PromptId("hello"),
                        Drawn.text("Hello", "Привет").with(new Language("de"), PromptText.of("Hallo")));

        assertThat(found(new UnspokenLanguage(), Drawn.shop())).isEmpty();
        assertThat(found(new UnspokenLanguage(), german))
                .containsExactly(
                        "welcome /prompts/hello/de: the flow does not speak \"de\", although 1 prompt has words in"
                                + " it: add the language, or delete the words");
    }

    @Test
    void aPromptIsSaid() {
        var spare = Drawn.shop().with(new PromptId("spare"), Drawn.text("Spare", "Запас"));
        var expected = spare.withTests(Map.of(
                "t", new TestCall(null, null, Map.of(), List.of(new TestCall.Step.Hears(new PromptId("spare"))))));

        assertThat(found(new UnusedPrompt(), Drawn.shop())).isEmpty();
        assertThat(found(new UnusedPrompt(), spare))
                .containsExactly("null /prompts/spare: no node says \"spare\": delete it, or let a node say it");
        assertThat(found(new UnusedPrompt(), expected)).isEmpty();
    }

    @Test
    void aPromptIsShort() {
        assertThat(found(new LongPrompt(), Drawn.saying("hello", "a".repeat(450), "б")))
                .isEmpty();
        assertThat(found(new LongPrompt(), Drawn.saying("hello", "a".repeat(480), "б")))
                .containsExactly("welcome /prompts/hello/en: this takes about 32 s to hear: shorten it to 30 s, or let"
                        + " callers choose the rest");
    }

    @Test
    void keysAreSaidOneByOne() {
        assertThat(found(new PlainDigits(), Drawn.saying("goodbye", "Order {orderNumber | digits}", "Пока")))
                .isEmpty();
        assertThat(found(new PlainDigits(), Drawn.saying("goodbye", "Order {{orderNumber}} {asked}", "Пока")))
                .isEmpty();
        assertThat(found(new PlainDigits(), Drawn.saying("goodbye", "Order { orderNumber }", "Пока")))
                .containsExactly("bye /prompts/goodbye/en: {orderNumber} is said as one number: write {orderNumber |"
                        + " digits}");
    }

    @Test
    void callersOfAllLanguagesAreToldTheSame() {
        assertThat(found(
                        new TranslationDiffers(),
                        Drawn.saying("goodbye", "Order {order.a}", "Заказ {order.a | digits}")))
                .isEmpty();
        assertThat(found(new TranslationDiffers(), Drawn.saying("goodbye", "Order {order.a}", "Заказ {order.b}")))
                .containsExactly(
                        "bye /prompts/goodbye/ru: callers of \"ru\" are not told {order.a}, which those of \"en\""
                                + " are: say it in both");
        assertThat(found(new TranslationDiffers(), Drawn.saying("goodbye", "Order", "Заказ {order.b}")))
                .containsExactly(
                        "bye /prompts/goodbye/ru: callers of \"ru\" are told {order.b}, which those of \"en\" are"
                                + " not: say it in both");
    }

    private static List<String> speaking(FlowDefinition flow, String... languages) {
        Set<Language> voices = Stream.of(languages).map(Language::new).collect(Collectors.toSet());
        return new TextWithoutVoice()
                .find(flow, Surroundings.of(Drawn.WORKSPACE).speaking(voices)).stream()
                        .map(finding -> finding.node() + " " + finding.pointer() + ": " + finding.message())
                        .toList();
    }
}
