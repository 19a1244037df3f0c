package io.ivory.runtime.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.check.RuleSettings;
import io.ivory.flow.check.RuleSettings.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RuleLevelsTest {

    @Test
    void theEnvironmentSaysHowStrictAWorkspaceIs() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("IVORY_RULES_KEY_GAP", "off", "IVORY_RULES_TRIES", "error")));
        ConfigurationPropertySources.attach(environment);

        RuleSettings settings =
                Binder.get(environment).bindOrCreate("ivory", RuleLevels.class).settings();

        assertThat(settings.levels()).containsOnly(Map.entry("key-gap", Level.OFF), Map.entry("tries", Level.ERROR));
    }

    @Test
    void aBareOffInYamlIsUnderstood() {
        assertThat(new RuleLevels(Map.of("key-gap", "false")).settings().levels())
                .containsExactly(Map.entry("key-gap", Level.OFF));
    }

    @Test
    void aRuleThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> new RuleLevels(Map.of("kee-gap", "off")).settings())
                .isInstanceOf(InvalidFlowException.class)
                .hasMessageContaining("did you mean \"key-gap\"?");
    }
}
