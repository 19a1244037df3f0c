package io.ivory.designer.start;

import io.ivory.runtime.sip.SipStartException;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcSQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in a sentence what keeps the process from starting, and what to do, in the place of a stack trace. */
public final class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SipStartException) {
                return new FailureAnalysis(
                        cause.getMessage(),
                        "End what uses the port, or choose another: ./ivory run --sip-port",
                        failure);
            }
            if (cause instanceof JdbcSQLNonTransientConnectionException sql
                    && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new FailureAnalysis(
                        "Another Ivory runs on this data directory.",
                        "End it first, or choose another directory: ./ivory run --data DIR",
                        failure);
            }
        }
        return null;
    }
}
