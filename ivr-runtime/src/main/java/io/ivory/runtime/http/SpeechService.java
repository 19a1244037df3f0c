package io.ivory.runtime.http;

import io.ivory.runtime.speech.SpokenLanguages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;

/**
 * A speech service, as an administrator describes it.
 *
 * @param name what people call its voice
 * @param url what is asked, by POST
 * @param body what is sent, with places for {@code {text}} and {@code {language}}; JSON, XML (SSML) or plain text by its
 *     first character
 * @param secretHeaders names of secrets, by the request header that carries each
 * @param languages what it speaks
 * @param timeout how long it may take for a text
 */
public record SpeechService(
        String name,
        URI url,
        String body,
        Map<String, String> secretHeaders,
        SpokenLanguages languages,
        Duration timeout) {

    /** What is sent unless told otherwise. */
    public static final String JSON_BODY = "{\"text\": \"{text}\", \"language\": \"{language}\"}";

    public SpeechService {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("The address of the voice " + name
                    + " begins with http:// or https:// and a host, without a password, but it is "
                    + (url.getUserInfo() == null ? url : "one with a password: use a secret header"));
        }
        if (!body.contains("{text}")) {
            throw new IllegalArgumentException("The body for the voice " + name + " has no place {text}");
        }
        secretHeaders = Map.copyOf(secretHeaders);
    }

    ContentType contentType() {
        return switch (body.strip().charAt(0)) {
            case '{', '[' -> ContentType.APPLICATION_JSON;
            case '<' -> ContentType.create("application/ssml+xml", StandardCharsets.UTF_8);
            default -> ContentType.create("text/plain", StandardCharsets.UTF_8);
        };
    }

    /** The body for one text, which is escaped as its format asks: nothing in it is markup. */
    String filled(String text, String language) {
        String words = switch (body.strip().charAt(0)) {
            case '{', '[' -> asJson(text);
            case '<' -> asXml(text);
            default -> text;
        };
        return body.replace("{language}", language).replace("{text}", words);
    }

    private static String asJson(String text) {
        var json = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (Character.isISOControl(c) || Character.isSurrogate((char) c)) {
                json.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                json.append((char) c);
            }
        });
        return json.toString();
    }

    private static String asXml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;")
                .replaceAll("\\p{Cntrl}", " ");
    }
}
