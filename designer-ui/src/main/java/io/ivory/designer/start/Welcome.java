package io.ivory.designer.start;

import io.ivory.runtime.server.IvorySettings;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.store.NumberStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the process where everything is, and the launcher's commands where to ask. */
@Component
final class Welcome implements DisposableBean {

    /** Where the launcher's commands find the web address while the process runs, in the data directory. */
    static final String ADDRESS_FILE = "web-address";

    private final IvorySettings settings;
    private final PhoneSide phone;
    private final NumberStore numbers;
    private final Environment environment;

    Welcome(IvorySettings settings, PhoneSide phone, NumberStore numbers, Environment environment) {
        this.settings = settings;
        this.phone = phone;
        this.numbers = numbers;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return; // no web server: nobody to welcome
        }
        String web = "http://" + reachable() + ":" + port;
        OwnerFile.write(addressFile(), web);
        System.out.println(words(web));
    }

    private String words(String web) {
        String sip = reachable() + ":" + phone.sipPort();
        boolean sample = numbers.list().stream()
                .anyMatch(assigned -> assigned.number().equals(FirstStart.SAMPLE_NUMBER) && assigned.live());
        var words = new StringBuilder();
        words.append("\nIvory is running. Ctrl-C ends it.\n\n");
        words.append("  Web          ").append(web).append('\n');
        words.append("  SIP          ").append(sip).append(" (UDP and TCP)\n");
        words.append("  Data         ").append(settings.data().toAbsolutePath()).append('\n');
        if (sample) {
            String shop = "sip:" + FirstStart.SAMPLE_NUMBER + "@" + sip;
            words.append("""

                      First call   dial %s with any softphone (Linphone, MicroSIP, baresip); no account is needed.
                                   In the call, press 4, then 12345# for the status of an order.
                                   Without a softphone: sipp -sn uac -s %s -i 127.0.0.1 -m 1 -d 10000 %s
                    """.formatted(shop, FirstStart.SAMPLE_NUMBER, sip));
        }
        return words.toString();
    }

    /** An address that a browser or phone on this machine can use. */
    private String reachable() {
        InetAddress listen = settings.listen();
        if (listen.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return listen instanceof Inet6Address ? "[" + listen.getHostAddress() + "]" : listen.getHostAddress();
    }

    private Path addressFile() {
        return settings.data().resolve(ADDRESS_FILE);
    }

    @Override
    public void destroy() {
        try {
            Files.deleteIfExists(addressFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + addressFile() + " cannot be deleted", e);
        }
    }
}
