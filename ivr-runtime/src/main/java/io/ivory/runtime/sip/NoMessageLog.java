package io.ivory.runtime.sip;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** Writes down no messages: they have callers' numbers in them. Made by the stack, by name. */
public final class NoMessageLog implements ServerLogger {

    @Override
    public void closeLogFile() {
        // there is none
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        // not written down
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        // not written down
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        // not written down
    }

    @Override
    public void logException(Exception problem) {
        // the other log has it
    }

    @Override
    public void setStackProperties(Properties properties) {
        // nothing to set
    }

    @Override
    public void setSipStack(SipStack stack) {
        // of no interest
    }
}
