package io.ivory.designer.start;

import io.ivory.runtime.server.Allowance;
import io.ivory.runtime.server.IvorySettings;
import io.ivory.runtime.store.Workspace;
import io.ivory.samples.orders.OrderService;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Readies the workspace before anybody can come in. */
@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    private static final Logger log = LoggerFactory.getLogger(StartConfiguration.class);

    private static final String SAMPLE_OPERATORS = "operators@127.0.0.1:5090";

    /** The shop's order system, for the sample to ask. */
    @Bean
    @ConditionalOnProperty(name = "ivory.samples", matchIfMissing = true)
    OrderService orderService(Clock clock) {
        try {
            return OrderService.start(OrderService.USUAL_PORT, clock);
        } catch (UncheckedIOException portTaken) {
            log.atInfo().addKeyValue("port", OrderService.USUAL_PORT).log("usual port of the order service is taken");
            return OrderService.start(0, clock);
        }
    }

    /** The sample asks its order service and connects to a telephone on this very machine. */
    @Bean
    @ConditionalOnProperty(name = "ivory.samples", matchIfMissing = true)
    Allowance forTheSampleShop(OrderService orders) {
        return new Allowance(List.of(SAMPLE_OPERATORS), List.of(orders.address().getAuthority()));
    }

    @Bean
    FirstStart firstStart(Workspace workspace, IvorySettings settings) {
        return new FirstStart(workspace, settings);
    }
}
