package io.ivory.designer.start;

import io.ivory.runtime.store.Accounts;
import io.ivory.samples.orders.OrderService;
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
    private volatile boolean running;

    Readiness(FirstStart firstStart, ObjectProvider<OrderService> orders) {
        this.firstStart = firstStart;
        this.orders = orders;
    }

    @Override
    public void start() {
        firstStart.localToken();
        boolean first = firstStart.isDue();
        orders.ifAvailable(service -> {
            try {
                if (first) {
                    firstStart.sampleShop(service.address());
                }
                firstStart.pointOrdersTo(service.address());
            } catch (RuntimeException e) { // a shop to play with must not keep a real one from opening
                log.atError().setCause(e).log("the sample shop could not be brought in");
            }
        });
        // last, so that whatever fails before is done again; and shown at once, whatever fails after
        firstStart.firstAdministrator().ifPresent(Readiness::show);
        running = true;
    }

    private static void show(String password) {
        System.out.println("\n  Log in       name " + Accounts.FIRST_ADMINISTRATOR + ", password " + password
                + "   (shown only now)");
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
