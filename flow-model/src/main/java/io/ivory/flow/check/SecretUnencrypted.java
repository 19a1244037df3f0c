package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Reference;
import io.ivory.flow.resource.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Secrets travel encrypted. */
final class SecretUnencrypted implements FlowCheck {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public String rule() {
        return "secret-unencrypted";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            for (Reference reference : Reference.of(node)) {
                Connection connection = reference.kind() == Reference.Kind.CONNECTION
                        ? around.resources().connections().get(reference.name())
                        : null;
                if (connection != null && isOpen(connection)) {
                    secret(flow, node, connection)
                            .ifPresent(secret -> findings.add(
                                    node,
                                    Places.of(node, reference.key()),
                                    new Place.InResource(Place.Kind.CONNECTION, reference.name()),
                                    secret + " is sent to \"" + reference.name()
                                            + "\" without encryption: let the service's address begin with https://"));
                }
            }
        }
        return findings.all();
    }

    private static boolean isOpen(Connection connection) {
        return "http".equalsIgnoreCase(connection.baseUrl().getScheme())
                && !THIS_MACHINE.contains(connection.baseUrl().getHost());
    }

    private static Optional<String> secret(FlowDefinition flow, FlowNode node, Connection connection) {
        return Computed.of(node).stream()
                .flatMap(computed -> Secrets.readBy(computed, flow).stream())
                .map(name -> "\"" + name + "\"")
                .findFirst()
                .or(() -> connection.secretHeaders().keySet().stream()
                        .findFirst()
                        .map(header -> "the secret header \"" + header + "\""));
    }
}
