package io.ivory.runtime.http;

import io.ivory.flow.Language;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.SpeechSynthesizer;
import io.ivory.runtime.speech.SpokenSound;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Speaks with a service over HTTP/1.1 that answers a text with a WAV file. No redirect is followed, and
 * {@link AddressRules} hold for the address that is really connected to. Secrets are in the request and nowhere else.
 */
public final class HttpSynthesizer implements SpeechSynthesizer {

    private final SpeechService service;
    private final Secrets secrets;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("speech-service-deadline").daemon().factory());

    public HttpSynthesizer(SpeechService service, AddressRules rules, Secrets secrets) {
        this.service = service;
        this.secrets = secrets;
        Timeout timeout = Timeout.of(service.timeout());
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(rules))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Ivory")
                .build();
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public String origin() {
        return service.url().getScheme() + "://" + service.url().getRawAuthority()
                + service.url().getRawPath();
    }

    @Override
    public String voice() {
        return "http-1 " + service.name() + " " + service.url() + " " + service.body();
    }

    @Override
    public Set<Language> languages() {
        return service.languages().all();
    }

    @Override
    public boolean canSay(String text, Language language) {
        return service.languages().include(language) && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    @Override
    public Pcm say(String text, Language language) {
        HttpPost post = request(text, language);
        // the client's own timeouts begin anew with each byte: a service that trickles would take for ever
        var deadline = deadlines.schedule(post::cancel, service.timeout().toNanos(), TimeUnit.NANOSECONDS);
        try {
            byte[] wav = client.execute(post, this::body);
            return SpokenSound.of(wav, name(), text, language);
        } catch (AddressNotAllowedException e) {
            throw new SpeechException(name() + ": " + e.getMessage(), e);
        } catch (UnknownHostException e) {
            throw new SpeechException(
                    name() + " cannot be reached: there is no host \""
                            + service.url().getHost() + "\"",
                    e);
        } catch (IOException e) {
            throw new SpeechException(
                    name()
                            + (post.isCancelled()
                                    ? " did not answer within "
                                            + service.timeout().toMillis() + " ms"
                                    : " cannot be reached: " + e),
                    e);
        } finally {
            deadline.cancel(false);
        }
    }

    /** Ends connections and threads; texts under way fail. */
    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    private HttpPost request(String text, Language language) {
        var post = new HttpPost(service.url());
        post.setHeader("Accept", "audio/wav");
        for (Map.Entry<String, String> header : service.secretHeaders().entrySet()) {
            post.setHeader(header.getKey(), secret(header.getValue()));
        }
        post.setEntity(new StringEntity(service.filled(text, language.tag()), service.contentType()));
        return post;
    }

    private String secret(String secret) {
        String value = secrets.secret(secret)
                .orElseThrow(() -> new SpeechException(name() + ": the secret \"" + secret + "\" is not set"));
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new SpeechException(
                    name() + ": the secret \"" + secret + "\" has a line break or control character in it");
        }
        return value;
    }

    private byte[] body(ClassicHttpResponse response) throws IOException {
        if (response.getCode() < 200 || response.getCode() >= 300 || response.getEntity() == null) {
            throw new SpeechException(name() + " answered with status " + response.getCode());
        }
        byte[] wav = response.getEntity().getContent().readNBytes(SpokenSound.MAX_BYTES + 1);
        if (wav.length > SpokenSound.MAX_BYTES) {
            throw new SpeechException(name() + " answered more than " + SpokenSound.MAX_BYTES / 1_000_000 + " MB");
        }
        return wav;
    }
}
