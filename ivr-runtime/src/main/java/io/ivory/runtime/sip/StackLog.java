package io.ivory.runtime.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the stack's own log to ours, at DEBUG: what it complains about is mostly what strangers send. Made by the
 * stack, by name.
 */
public final class StackLog implements StackLogger {

    private static final Logger log = LoggerFactory.getLogger("io.ivory.runtime.sip.stack");

    /** A line from a stranger's message shall not fill a disk. */
    private static final int LONGEST_LINE = 1_000;

    @Override
    public boolean isLoggingEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return level <= TRACE_WARN && log.isDebugEnabled();
    }

    @Override
    public void logFatalError(String message) {
        debug(message);
    }

    @Override
    public void logError(String message) {
        debug(message);
    }

    @Override
    public void logError(String message, Exception problem) {
        if (log.isDebugEnabled()) {
            log.debug(clean(message), problem);
        }
    }

    @Override
    public void logException(Throwable problem) {
        log.debug("the SIP stack reports a problem", problem);
    }

    @Override
    public void logWarning(String message) {
        debug(message);
    }

    private static void debug(String message) {
        if (log.isDebugEnabled()) {
            log.debug(clean(message));
        }
    }

    private static String clean(String message) {
        String start = message.length() > LONGEST_LINE ? message.substring(0, LONGEST_LINE) : message;
        return CallerText.oneLine(start);
    }

    @Override
    public void logInfo(String message) {
        // too much of it
    }

    @Override
    public void logDebug(String message) {
        // too much of it
    }

    @Override
    public void logDebug(String message, Exception problem) {
        // too much of it
    }

    @Override
    public void logTrace(String message) {
        // too much of it
    }

    @Override
    public void logStackTrace() {
        // too much of it
    }

    @Override
    public void logStackTrace(int level) {
        // too much of it
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void disableLogging() {
        // our own settings decide
    }

    @Override
    public void enableLogging() {
        // our own settings decide
    }

    @Override
    public void setBuildTimeStamp(String timeStamp) {
        // of no interest
    }

    @Override
    public void setStackProperties(Properties properties) {
        // our own settings decide
    }

    @Override
    public String getLoggerName() {
        return log.getName();
    }
}
