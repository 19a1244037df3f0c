package io.ivory.runtime.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/** Under which address others reach this machine. */
final class Addresses {

    private Addresses() {}

    /** What the settings say, or the address that is listened on, or else the first one of this machine's. */
    static InetAddress advertised(IvorySettings settings) {
        InetAddress set = settings.advertise();
        if (set != null) {
            return set;
        }
        return settings.listen().isAnyLocalAddress()
                ? ownAddress().orElse(InetAddress.getLoopbackAddress())
                : settings.listen();
    }

    private static Optional<InetAddress> ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Addresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
