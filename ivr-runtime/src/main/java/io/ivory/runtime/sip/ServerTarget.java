package io.ivory.runtime.sip;

import io.ivory.runtime.trunk.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * One of the places where a trunk's server was found.
 *
 * @param socket its address and port
 * @param transport what it is sent to over
 */
record ServerTarget(InetSocketAddress socket, Transport transport) {

    InetAddress address() {
        return socket.getAddress();
    }

    @Override
    public String toString() {
        return address().getHostAddress() + " port " + socket.getPort() + " over " + transport;
    }
}
