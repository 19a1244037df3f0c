package io.ivory.runtime.interpreter;

import io.ivory.flow.Digit;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.VariableName;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.expression.PromptTemplate;
import io.ivory.runtime.call.Utterance.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a flow's prompts into words and recordings, in the language and with the values of one moment of a call. */
final class Wordings {

    private final RunnableFlow flow;
    private final CallContext context;
    private final Map<VariableName, Object> openValues;

    /**
     * @param context the moment, with all values
     * @param openValues those of its values that call records may show
     */
    Wordings(RunnableFlow flow, CallContext context, Map<VariableName, Object> openValues) {
        this.flow = flow;
        this.context = context;
        this.openValues = openValues;
    }

    /** All of {@code prompts}, one after the other; nothing for those that are null. */
    Wording of(List<@Nullable PromptId> prompts) {
        Wording all = Wording.NOTHING;
        for (PromptId prompt : prompts) {
            if (prompt != null) {
                all = all.then(of(prompt));
            }
        }
        return all;
    }

    Wording of(PromptId prompt) {
        Text text = textOf(prompt);
        String words = render(text);
        if (text.audio() != null) {
            return new Wording(
                    List.of(new Part.Recorded(text.audio(), words, text.language())),
                    shown(text, words),
                    isSecret(text),
                    List.of(prompt));
        }
        return speech(words, text, prompt);
    }

    /** The menu as it is said: its own wording, or the intro and a sentence for each option. */
    Wording of(Menu menu) {
        if (menu.wording() != null) {
            return of(menu.wording());
        }
        Wording all = menu.intro() == null ? Wording.NOTHING : of(menu.intro());
        for (Map.Entry<Digit, MenuOption> option : menu.options().entrySet()) {
            PromptId label = option.getValue().label();
            if (label != null) {
                all = all.then(choice(label, option.getKey()));
            }
        }
        return all;
    }

    /** The question for the language: its own wording, or a sentence for each language in that language. */
    Wording of(LanguageChoice choice) {
        if (choice.wording() != null) {
            return of(choice.wording());
        }
        Wording all = Wording.NOTHING;
        for (Map.Entry<Digit, Language> option : choice.options().entrySet()) {
            String words = LanguageSentence.of(option.getValue(), option.getKey());
            all = all.then(new Wording(List.of(new Part.Spoken(words, option.getValue())), words, false, List.of()));
        }
        return all;
    }

    /** "For order status, press 2." A recorded label is set into a spoken sentence. */
    Wording choice(PromptId label, Digit key) {
        Text text = textOf(label);
        var sentence = MenuSentence.in(text.language());
        String words = MenuSentence.asLabel(render(text));
        if (text.audio() == null) {
            return speech(sentence.say(words, key), text, label);
        }
        var parts = new ArrayList<Part>();
        addSpeech(parts, sentence.beforeLabel(), text.language());
        parts.add(new Part.Recorded(text.audio(), words, text.language()));
        addSpeech(parts, sentence.afterLabel(key), text.language());
        return new Wording(parts, shown(text, sentence.say(words, key)), isSecret(text), List.of(label));
    }

    private Wording speech(String words, Text text, PromptId prompt) {
        var parts = new ArrayList<Part>();
        addSpeech(parts, words, text.language());
        return new Wording(parts, shown(text, words), isSecret(text), List.of(prompt));
    }

    /** What has no letter and no digit (a value that is empty today) is left out: no voice could say it. */
    private static void addSpeech(List<Part> parts, String words, Language language) {
        if (words.codePoints().anyMatch(Character::isLetterOrDigit)) {
            parts.add(new Part.Spoken(words, language));
        }
    }

    private String render(Text text) {
        return text.template().render(inLanguage(context, text.language())).strip();
    }

    private String shown(Text text, String words) {
        return isSecret(text) ? text.source() : words;
    }

    /** Whether it cannot be put into words without a value that must stay secret. */
    private boolean isSecret(Text text) {
        if (openValues.size() == context.variables().size()) {
            return false;
        }
        var openContext = new CallContext(
                openValues, context.call(), text.language(), context.now(), context.zone(), context.resources());
        try {
            return !text.template().render(openContext).strip().equals(render(text));
        } catch (EvaluationException needsASecret) {
            return true;
        }
    }

    private static CallContext inLanguage(CallContext context, Language language) {
        return language.equals(context.language())
                ? context
                : new CallContext(
                        context.variables(),
                        context.call(),
                        language,
                        context.now(),
                        context.zone(),
                        context.resources());
    }

    /** In the language of the call, or else in the flow's first one. */
    private Text textOf(PromptId id) {
        Prompt prompt = flow.prompt(id);
        Language spoken = prompt.in(context.language()).isPresent()
                ? context.language()
                : flow.definition().defaultLanguage();
        PromptText text = prompt.in(spoken)
                .orElseThrow(() -> new IllegalStateException("The prompt " + id + " has no text in " + spoken));
        return new Text(text.text(), text.audio(), flow.expressions().prompt(text.text()), spoken);
    }

    /** One prompt in the language it will be said in. */
    private record Text(String source, @Nullable String audio, PromptTemplate template, Language language) {}
}
