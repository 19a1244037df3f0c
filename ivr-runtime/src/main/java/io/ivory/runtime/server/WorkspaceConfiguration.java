package io.ivory.runtime.server;

import io.ivory.runtime.store.Accounts;
import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.Bundles;
import io.ivory.runtime.store.CallStore;
import io.ivory.runtime.store.FlowStore;
import io.ivory.runtime.store.NumberStore;
import io.ivory.runtime.store.ResourceStore;
import io.ivory.runtime.store.TrunkStore;
import io.ivory.runtime.store.Workspace;
import java.time.Clock;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the workspace and hands out its parts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IvorySettings.class, RuleLevels.class, TlsFiles.class})
class WorkspaceConfiguration {

    /** The only clock on the wall: days begin where this machine stands. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    /** Closed after the phone side, which reports the ends of its calls to it. */
    @Bean
    Workspace workspace(
            DataSource dataSource, IvorySettings settings, RuleLevels rules, Clock clock, BeforeLive beforeLive) {
        return Workspace.open(dataSource, settings.serverName(), clock, beforeLive, rules.settings());
    }

    @Bean
    FlowStore flowStore(Workspace workspace) {
        return workspace.flows();
    }

    @Bean
    NumberStore numberStore(Workspace workspace) {
        return workspace.numbers();
    }

    @Bean
    TrunkStore trunkStore(Workspace workspace) {
        return workspace.trunks();
    }

    @Bean
    ResourceStore resourceStore(Workspace workspace) {
        return workspace.resources();
    }

    @Bean
    CallStore callStore(Workspace workspace) {
        return workspace.calls();
    }

    @Bean
    Bundles bundles(Workspace workspace) {
        return workspace.bundles();
    }

    @Bean
    Accounts accounts(Workspace workspace) {
        return workspace.accounts();
    }
}
