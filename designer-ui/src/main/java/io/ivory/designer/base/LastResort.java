package io.ivory.designer.base;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Where an exception ends that no view expected: in the log, and as a sentence to whoever clicked. */
@Component
final class LastResort implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(LastResort.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(LastResort::tell));
    }

    private static void tell(ErrorEvent event) {
        Throwable failure = event.getThrowable();
        log.atError().setCause(failure).log("a click came to nothing");
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notice.problem(words(failure));
        }
    }

    private static String words(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                        || failure instanceof CannotCreateTransactionException
                ? "The workspace does not answer. Calls go on as published; try again in a minute."
                : "That did not work because of a mistake of ours. It is in the log; nothing that was saved is lost.";
    }
}
