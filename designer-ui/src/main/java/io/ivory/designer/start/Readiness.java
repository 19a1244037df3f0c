package io.ivory.designer.start;

import io.ivory.samples.orders.OrderService;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings the workspace to where people and callers may come in; the web application opens after that, not before. */
@Component
final class Readiness implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final FirstStart firstStart;
    private final ObjectProvider<OrderService> orders;
    private final AtomicReference<Optional<String>> password = new AtomicReference<>(Optional.empty());
    private volatile boolean running;

    Readiness(FirstStart firstStart, ObjectProvider<OrderService> orders) {
        this.firstStart = firstStart;
        this.orders = orders;
    }

    @Override
    public void start() {
        Optional<String> firstPassword = firstStart.firstAdministrator();
        password.set(firstPassword);
        firstStart.localToken();
        orders.ifAvailable(service -> {
            try {
                if (firstPassword.isPresent()) {
                    firstStart.sampleShop(service.address());
                }
                firstStart.pointOrdersTo(service.address());
            } catch (RuntimeException e) { // a shop to play with must not keep a real one from opening
                log.atError().setCause(e).log("the sample shop could not be brought in");
            }
        });
        running = true;
    }

    /** The first administrator's password, once; empty at every start but the first. */
    Optional<String> takeFirstPassword() {
        return password.getAndSet(Optional.empty());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which comes with the last ones. */
    @Override
    public int getPhase() {
        return 0;
    }
}
