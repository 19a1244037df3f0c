package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks a service of the shop over HTTP while the caller hears a hold sound.
 *
 * @param head id, name and connections
 * @param connection the service's name in the workspace; null while the node is being drawn
 * @param method the HTTP method
 * @param path what follows the connection's address, with variables in braces: {@code /orders/{orderNumber}}
 * @param body the JSON body, with variables in braces; empty for none
 * @param into takes the answer's JSON; null to drop it
 * @param timeout how long the whole exchange may take, 100 ms to 30 s
 * @param waitPrompt said before a caller is kept waiting ("one moment"); none if null
 */
public record HttpRequest(
        NodeHead head,
        @Nullable String connection,
        HttpMethod method,
        String path,
        String body,
        @Nullable VariableName into,
        Duration timeout,
        @Nullable PromptId waitPrompt)
        implements FlowNode {

    public static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
    public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

    public HttpRequest {
        require(
                timeout.compareTo(SHORTEST_TIMEOUT) >= 0
                        && timeout.compareTo(LONGEST_TIMEOUT) <= 0
                        && isWholeMillis(timeout),
                "timeout must be between 100ms and 30s, but that of " + head.id() + " is " + timeout.toMillis() + "ms");
    }

    @Override
    public HttpRequest withHead(NodeHead newHead) {
        return new HttpRequest(newHead, connection, method, path, body, into, timeout, waitPrompt);
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.FOUND, Exit.NOT_FOUND, Exit.SLOW, Exit.FAILED);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, waitPrompt);
        return prompts;
    }
}
