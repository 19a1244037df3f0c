package io.ivory.flow;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
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
 * @param use what becomes of the answer
 * @param patience how long and how often it is asked
 */
public record HttpRequest(
        NodeHead head,
        @Nullable String connection,
        HttpMethod method,
        String path,
        String body,
        AnswerUse use,
        ServicePatience patience)
        implements FlowNode {

    public static final Duration DEFAULT_TIMEOUT = ServicePatience.DEFAULT.timeout();

    /** A request that is asked once and whose answer is kept as a whole. */
    public HttpRequest(
            NodeHead head,
            @Nullable String connection,
            HttpMethod method,
            String path,
            String body,
            @Nullable VariableName into,
            Duration timeout,
            @Nullable PromptId waitPrompt) {
        this(
                head,
                connection,
                method,
                path,
                body,
                new AnswerUse(into, Map.of(), Map.of()),
                new ServicePatience(timeout, 0, false, waitPrompt, null));
    }

    @Override
    public HttpRequest withHead(NodeHead newHead) {
        return new HttpRequest(newHead, connection, method, path, body, use, patience);
    }

    public HttpRequest withConnection(String other) {
        return new HttpRequest(head, other, method, path, body, use, patience);
    }

    public HttpRequest withMethod(HttpMethod other) {
        return new HttpRequest(head, connection, other, path, body, use, patience);
    }

    public HttpRequest withPath(String other) {
        return new HttpRequest(head, connection, method, other, body, use, patience);
    }

    public HttpRequest withBody(String other) {
        return new HttpRequest(head, connection, method, path, other, use, patience);
    }

    public HttpRequest withUse(AnswerUse other) {
        return new HttpRequest(head, connection, method, path, body, other, patience);
    }

    public HttpRequest withPatience(ServicePatience other) {
        return new HttpRequest(head, connection, method, path, body, use, other);
    }

    /** The variable that takes the whole answer; null to drop it. */
    public @Nullable VariableName into() {
        return use.into();
    }

    /** How long the whole exchange may take. */
    public Duration timeout() {
        return patience.timeout();
    }

    /** Said before a caller is kept waiting; none if null. */
    public @Nullable PromptId waitPrompt() {
        return patience.waitPrompt();
    }

    /** How often it is asked at most: once, and again where that does no harm. */
    public int attempts() {
        return method.isIdempotent() || patience.repeatable() ? 1 + patience.retries() : 1;
    }

    @Override
    public SequencedSet<Exit> exits() {
        return FlowNode.ordered(Exit.FOUND, Exit.NOT_FOUND, Exit.SLOW, Exit.FAILED);
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, patience.waitPrompt());
        Menu.addIfPresent(prompts, patience.holdPrompt());
        return prompts;
    }
}
