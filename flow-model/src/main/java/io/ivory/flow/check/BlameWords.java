package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A caller who pressed another key is told what to do, not that it was wrong. */
final class BlameWords implements FlowCheck {

    private static final Pattern BLAME = Pattern.compile(
            "\\b(invalid|incorrect|wrong|illegal|mistake|error|неверн\\p{L}*|неправильн\\p{L}*|некорректн\\p{L}*|ошиб\\p{L}*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public String rule() {
        return "blame-words";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            switch (node) {
                case Menu menu -> check(findings, flow, node, menu.ask());
                case Collect collect -> check(findings, flow, node, collect.ask());
                case LanguageChoice language -> check(findings, flow, node, language.ask());
                case Say _,
                        Hours _,
                        Branch _,
                        CallerCheck _,
                        Split _,
                        Lookup _,
                        HttpRequest _,
                        Assign _,
                        Transfer _,
                        QueueCaller _,
                        Voicemail _,
                        Callback _,
                        Notify _,
                        RunFlow _,
                        ReturnResult _,
                        GoToFlow _,
                        Milestone _,
                        HangUp _ -> {}
            }
        }
        return findings.all();
    }

    private static void check(Findings findings, FlowDefinition flow, FlowNode node, AskRules ask) {
        Stream.concat(ask.noInputPrompts().stream(), ask.noMatchPrompts().stream())
                .distinct()
                .forEach(id -> flow.prompt(id)
                        .ifPresent(prompt -> prompt.texts().forEach((language, text) -> {
                            Matcher blame = BLAME.matcher(text.text());
                            if (blame.find()) {
                                findings.add(
                                        node,
                                        Places.of(id, language),
                                        "\"" + blame.group() + "\" blames the caller: say what to press instead");
                            }
                        })));
    }
}
