package io.ivory.designer.start;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.server.IvorySettings;
import io.ivory.runtime.store.Accounts;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import io.ivory.samples.Samples;
import io.ivory.samples.orders.OrderService;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives an empty workspace what one needs to begin: somebody to log in, a token for scripts, a shop to call. */
final class FirstStart {

    /** The number of the sample shop. */
    static final String SAMPLE_NUMBER = "100";

    /** The token that the launcher's commands use, in the data directory. */
    static final String TOKEN_FILE = "api-token";

    private static final String AUTHOR = "Ivory";
    private static final String ORDERS = "orders";

    /** Where the sample's order service listened last, in the data directory. */
    private static final String ORDER_SERVICE_FILE = "order-service";

    private final Workspace workspace;
    private final IvorySettings settings;

    FirstStart(Workspace workspace, IvorySettings settings) {
        this.workspace = workspace;
        this.settings = settings;
    }

    /** Whether nobody can log in yet. */
    boolean isDue() {
        return workspace.accounts().areNone();
    }

    /** The first administrator's password, if this is the first start; it is kept nowhere, so show it at once. */
    Optional<String> firstAdministrator() {
        return workspace.accounts().createFirstAdministrator();
    }

    /** Makes sure that the token of the launcher's commands is there and is good for something. */
    void localToken() {
        Path file = settings.data().resolve(TOKEN_FILE);
        Accounts accounts = workspace.accounts();
        if (Files.exists(file) && accounts.tokenOwner(OwnerFile.read(file)).isPresent()) {
            return;
        }
        accounts.revokeTokens("local");
        OwnerFile.write(file, accounts.createToken("local", Role.ADMIN));
    }

    /**
     * Brings the sample shop into a workspace without flows, publishes it and gives it its number; also where an earlier
     * try was cut off.
     */
    void sampleShop(URI orders) {
        boolean others = workspace.flows().list().stream()
                .anyMatch(flow ->
                        flow.publishedRevision() != null || !flow.changedBy().equals(AUTHOR));
        if (others) {
            return;
        }
        Bundle shop =
                BundleFiles.readFiles("online-store", Samples.onlineStore()).bundle();
        for (FlowId flow : workspace.bundles().bring(shop, AUTHOR)) {
            pointOrdersTo(orders);
            workspace.flows().publish(flow, AUTHOR, "The sample shop as it comes");
            workspace.numbers().assign(SAMPLE_NUMBER, flow);
        }
    }

    /** Lets the sample's connection lead to where its order service listens now, unless somebody led it elsewhere. */
    void pointOrdersTo(URI orders) {
        Connection connection = workspace.resources().resources().connections().get(ORDERS);
        if (connection != null && !connection.baseUrl().equals(orders) && wasOrderService(connection.baseUrl())) {
            workspace.resources().save(ORDERS, new Connection(orders, connection.secretHeaders()), AUTHOR);
        }
        OwnerFile.write(settings.data().resolve(ORDER_SERVICE_FILE), orders.toString());
    }

    /** Whether the sample's service listened there at the last start, or does where its usual port is free. */
    private boolean wasOrderService(URI address) {
        Path file = settings.data().resolve(ORDER_SERVICE_FILE);
        return address.equals(URI.create("http://127.0.0.1:" + OrderService.USUAL_PORT))
                || (Files.exists(file) && OwnerFile.read(file).equals(address.toString()));
    }
}
