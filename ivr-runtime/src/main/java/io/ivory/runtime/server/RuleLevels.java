package io.ivory.runtime.server;

import io.ivory.flow.check.RuleSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict this workspace is: {@code ivory.rules.key-gap: "off"} in application.yaml, {@code IVORY_RULES_KEY_GAP=off} in
 * the environment.
 *
 * @param rules {@code error}, {@code warning}, {@code info} or {@code off}, by the rule's id
 */
@ConfigurationProperties("ivory")
public record RuleLevels(@DefaultValue Map<String, String> rules) {

    public RuleLevels {
        rules = Map.copyOf(rules);
    }

    RuleSettings settings() {
        var words = new LinkedHashMap<String, String>();
        rules.forEach((rule, word) -> words.put(
                rule.replace('.', '-'), // what IVORY_RULES_KEY_GAP arrives as
                word.equals("false") ? "off" : word)); // what YAML makes of a bare off
        return RuleSettings.parse(words);
    }
}
