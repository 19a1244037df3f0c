package io.ivory.runtime.sip;

import gov.nist.core.net.NetworkLayer;
import gov.nist.javax.sip.SipStackImpl;
import java.util.Properties;
import java.util.UUID;
import javax.sip.PeerUnavailableException;

/** The SIP stack with our sockets, our router and the settings that were found to work. */
final class GuardedStack extends SipStackImpl {

    GuardedStack(NetworkLayer network) throws PeerUnavailableException {
        super(properties());
        networkLayer = network;
        router = new SipRouter(this);
        useRouterForAll = true;
    }

    private static Properties properties() {
        var properties = new Properties();
        String own = "gov.nist.javax.sip.";
        properties.setProperty("javax.sip.STACK_NAME", "ivory-" + UUID.randomUUID()); // unique in the process
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        properties.setProperty(own + "STACK_LOGGER", StackLog.class.getName()); // the default one needs log4j 1.x
        properties.setProperty(own + "SERVER_LOGGER", NoMessageLog.class.getName());
        properties.setProperty(own + "REENTRANT_LISTENER", "true"); // else one thread for all, which never ends
        properties.setProperty(own + "THREAD_POOL_SIZE", "4"); // else a new thread for each packet
        properties.setProperty(own + "TCP_POST_PARSING_THREAD_POOL_SIZE", "4");
        properties.setProperty(own + "RECEIVE_UDP_BUFFER_SIZE", "4194304");
        properties.setProperty(own + "SEND_UDP_BUFFER_SIZE", "4194304");
        properties.setProperty(own + "MAX_MESSAGE_SIZE", String.valueOf(SipGuard.MOST_BYTES)); // else 64 KB a packet
        properties.setProperty(own + "MAX_SERVER_TRANSACTIONS", "20000"); // a bound; the guard keeps it far away
        properties.setProperty(own + "TIMER_CLASS_NAME", "gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer");
        properties.setProperty(own + "RELEASE_REFERENCES_STRATEGY", "Normal");
        properties.setProperty(own + "REJECT_STRAY_RESPONSES", "true");
        properties.setProperty(own + "THREAD_PRIORITY", "5"); // else the highest, above the media threads
        properties.setProperty(own + "TLS_CLIENT_AUTH_TYPE", "Disabled"); // trunks prove themselves in other ways
        properties.setProperty(own + "TLS_CLIENT_PROTOCOLS", "TLSv1.3,TLSv1.2");
        properties.setProperty(
                own + "ENABLED_CIPHER_SUITES", // else some that no Java has any more; ours are chosen by TlsKeys
                "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,"
                        + "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        return properties;
    }
}
