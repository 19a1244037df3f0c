package io.ivory.runtime.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A name server on loopback, over UDP: says what a test told it, and that there is nothing else. */
public final class LoopbackNameServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private volatile int failure = Rcode.NOERROR;

    /** What was asked for, such as "SRV _sip._udp.carrier.example." */
    public final Queue<String> asked = new ConcurrentLinkedQueue<>();

    public LoopbackNameServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    public LoopbackNameServer srv(String service, int ttlSeconds, int priority, int weight, int port, String host) {
        records.add(new SRVRecord(name(service), DClass.IN, ttlSeconds, priority, weight, port, name(host)));
        return this;
    }

    public LoopbackNameServer naptr(String domain, int order, int preference, String service, String replacement) {
        records.add(new NAPTRRecord(
                name(domain), DClass.IN, 3_600, order, preference, "s", service, "", name(replacement)));
        return this;
    }

    /** Knows nothing any more. */
    public void forget() {
        records.clear();
    }

    /** Fails from now on, as a server does that cannot reach its own. */
    public void fail() {
        failure = Rcode.SERVFAIL;
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[4_096], 4_096);
        while (!socket.isClosed()) {
            try {
                packet.setLength(4_096);
                socket.receive(packet);
                byte[] answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength())))
                        .toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException closed) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        asked.add(Type.string(question.getType()) + " " + question.getName());
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        List<Record> found = failure == Rcode.NOERROR
                ? records.stream()
                        .filter(one -> one.getName().equals(question.getName()) && one.getType() == question.getType())
                        .toList()
                : List.of();
        found.forEach(one -> answer.addRecord(one, Section.ANSWER));
        answer.getHeader()
                .setRcode(failure != Rcode.NOERROR ? failure : found.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR);
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
