package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.PromptId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Text that is not recorded needs a voice for its language. */
final class TextWithoutVoice implements FlowCheck {

    @Override
    public String rule() {
        return "text-without-voice";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        if (around.voices() == null) {
            return findings.all();
        }
        Set<String> spoken = around.voices().stream()
                .map(voice -> voice.locale().getLanguage())
                .collect(Collectors.toSet());
        for (Language language : flow.languages()) {
            if (!spoken.contains(language.locale().getLanguage())) {
                check(findings, flow, language);
            }
        }
        return findings.all();
    }

    private static void check(Findings findings, FlowDefinition flow, Language language) {
        List<PromptId> silent = PromptUse.firstUsers(flow).keySet().stream()
                .filter(id -> flow.prompt(id)
                        .flatMap(prompt -> prompt.in(language))
                        .filter(text -> text.audio() == null && !text.text().isBlank())
                        .isPresent())
                .toList();
        if (!silent.isEmpty()) {
            findings.add(
                    PromptUse.firstUsers(flow).get(silent.getFirst()),
                    Places.of(silent.getFirst(), language),
                    "no voice speaks \"" + language + "\", but " + count(silent.size())
                            + " not recorded in it: install a voice, or record them");
        }
    }

    private static String count(int prompts) {
        return prompts == 1 ? "1 prompt is" : prompts + " prompts are";
    }
}
