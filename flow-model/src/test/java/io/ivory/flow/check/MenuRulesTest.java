package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Branch;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Menu;
import io.ivory.flow.PromptId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about questions and choices. */
class MenuRulesTest {

    @Test
    void aMenuHasChoices() {
        assertThat(found(new EmptyMenu(), Drawn.shop())).isEmpty();
        assertThat(found(new EmptyMenu(), offering()))
                .containsExactly("menu /nodes/menu/options: give the menu at least one choice");
    }

    @Test
    void aBranchHasConditions() {
        var flow = Drawn.with("check", Branch.class, check -> new Branch(check.head(), List.of()));

        assertThat(found(new EmptyBranch(), Drawn.shop())).isEmpty();
        assertThat(found(new EmptyBranch(), flow))
                .containsExactly("check /nodes/check/conditions: every call takes \"otherwise\" here:"
                        + " add a condition, or delete the branch");
    }

    @Test
    void nobodyRemembersSixChoices() {
        assertThat(found(new TooManyOptions(), offering("1", "2", "3", "4", "0")))
                .isEmpty();
        assertThat(found(new TooManyOptions(), offering("1", "2", "3", "4", "5", "0")))
                .containsExactly("menu /nodes/menu/options: callers remember 5 choices at most, but there are 6:"
                        + " move some into a second menu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1 2 3 0", "0", "1 2 9", "1 2 * #", "* 1 2"})
    void keysInOrderAreFine(String keys) {
        assertThat(found(new KeyGap(), offering(keys.split(" ")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1 3, '1, 3', '1, 2'", "2 1 0, '2, 1', '1, 2'", "5, '5', '1'"})
    void gapsAndDisorderAmongKeysAreNamed(String keys, String said, String wanted) {
        assertThat(found(new KeyGap(), offering(keys.split(" "))))
                .containsExactly("menu /nodes/menu/options: the keys are said as " + said
                        + ": number and order the choices " + wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "That was invalid. | Выберите снова. | en | invalid",
                "Please choose. | Неверный выбор. | ru | Неверный",
                "Please choose. | Вы ошиблись. | ru | ошиблись",
            })
    void nobodyIsBlamed(String english, String russian, String language, String word) {
        assertThat(found(new BlameWords(), asking(english, russian)))
                .containsExactly("menu /prompts/again/" + language + ": \"" + word
                        + "\" blames the caller: say what to press instead");
    }

    @Test
    void plainWordsBlameNobody() {
        assertThat(found(new BlameWords(), Drawn.shop())).isEmpty();
        assertThat(found(new BlameWords(), asking("Please press 1 or 2. A wrongdoer.", "Нажмите 1.")))
                .isEmpty();
        assertThat(found(new BlameWords(), Drawn.saying("hello", "Is your bill wrong?", "Ошибка в счёте?")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Press 1 for orders, 2 for delivery, or 0 for a person.",
                "Press one, two or zero. Open 24 hours, from 10:30, for {order.items == 7}.",
                "For orders press 1. For delivery 2. For a person, 0",
            })
    void wordsThatNameTheKeysAreFine(String text) {
        assertThat(found(new KeyInText(), wording(text, "Нажмите один, два или ноль.")))
                .isEmpty();
    }

    @Test
    void wordsThatNameOtherKeysAreFound() {
        assertThat(found(new KeyInText(), wording("Press 1, 3 or 0.", "Нажмите 1, 2 или 0.")))
                .containsExactly(
                        "menu /prompts/again/en: the text names key 3, but the menu has no such choice",
                        "menu /prompts/again/en: the text does not name key 2, which is a choice of the menu");
        assertThat(found(new KeyInText(), Drawn.saying("intro", "Press 7", "Нажмите 7")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Press 1, press 2, press 0. Press two, nine for help.",
                "Press one for orders, two for delivery, nine for help, or zero for a person.",
                "For orders press 1, for delivery 2, for a person 0. For help, press nine.",
            })
    void otherKeysInWordsAreFoundToo(String text) {
        assertThat(found(new KeyInText(), wording(text, "Нажмите один, два или ноль.")))
                .containsExactly("menu /prompts/again/en: the text names key 9, but the menu has no such choice");
    }

    @Test
    void otherKeysInRussianWordsAreFoundToo() {
        String english = "Press 1, 2 or 0.";

        assertThat(found(new KeyInText(), wording(english, "Нажмите один, два, девять или ноль.")))
                .containsExactly("menu /prompts/again/ru: the text names key 9, but the menu has no such choice");
        assertThat(found(
                        new KeyInText(),
                        wording(
                                english,
                                "Нажмите единицу для заказов, двойку для доставки, девятку для справки или ноль.")))
                .containsExactly("menu /prompts/again/ru: the text names key 9, but the menu has no such choice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Press 1, 2 or 0. One of our three people will help you within four days.",
                "Press 1, 2 or 0. We are open nine to five, seven days a week.",
                "Press 1, 2 or 0, or press star key three times, if you like five minutes of music."
            })
    void wordsThatAreNoKeysAreLeftAlone(String text) {
        assertThat(found(new KeyInText(), wording(text, "Нажмите один, два или ноль.")))
                .noneMatch(finding -> finding.contains("names key 3")
                        || finding.contains("names key 4")
                        || finding.contains("names key 5")
                        || finding.contains("names key 7")
                        || finding.contains("names key 9"));
    }

    private static FlowDefinition offering(String... keys) {
        return Drawn.with(
                "menu", Menu.class, menu -> new Menu(menu.head(), menu.intro(), Drawn.options(keys), null, menu.ask()));
    }

    private static FlowDefinition asking(String english, String russian) {
        AskRules usual = AskRules.DEFAULT;
        var rules = AskRules.of(usual.tries(), usual.noInputAfter(), true, null, new PromptId("again"));
        return Drawn.with("menu", Menu.class, menu -> new Menu(menu.head(), menu.intro(), menu.options(), null, rules))
                .with(new PromptId("again"), Drawn.text(english, russian));
    }

    private static FlowDefinition wording(String english, String russian) {
        return Drawn.with(
                        "menu",
                        Menu.class,
                        menu -> new Menu(menu.head(), null, menu.options(), new PromptId("again"), menu.ask()))
                .with(new PromptId("again"), Drawn.text(english, russian));
    }
}
