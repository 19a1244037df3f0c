package io.ivory.flow.resource;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.net.URI;
import java.util.Map;

/**
 * A service of the shop that flows may ask over HTTP.
 *
 * @param baseUrl what every request's path is appended to, such as {@code https://shop.example/api}
 * @param secretHeaders names of request headers and, for each, the name of the secret that it carries; the secret
 *     itself is never part of a flow or a bundle
 */
public record Connection(URI baseUrl, Map<String, String> secretHeaders) {

    public Connection {
        require(
                ("http".equalsIgnoreCase(baseUrl.getScheme()) || "https".equalsIgnoreCase(baseUrl.getScheme()))
                        && baseUrl.getHost() != null
                        && baseUrl.getRawUserInfo() == null
                        && baseUrl.getRawQuery() == null
                        && baseUrl.getRawFragment() == null,
                "A service's address begins with http:// or https:// and a host, without user, \"?\" or \"#\","
                        + " but this one is \"" + baseUrl + "\"");
        secretHeaders = copyInOrder(secretHeaders);
    }
}
