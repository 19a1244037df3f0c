package io.ivory.runtime.trunk;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits, as CIDR writes them: {@code 203.0.113.0/24}, or one alone.
 *
 * @param network the first of them
 * @param bits how many leading bits they share
 */
public record AddressRange(InetAddress network, int bits) {

    public AddressRange {
        int all = network.getAddress().length * 8;
        if (bits < 0 || bits > all) {
            throw new InvalidTrunkException(
                    TrunkPart.SOURCES, "A range has 0 to " + all + " leading bits, but this one " + bits);
        }
        if (!sameBits(network.getAddress(), masked(network.getAddress(), bits), all)) {
            throw new InvalidTrunkException(
                    TrunkPart.SOURCES,
                    "\"" + network.getHostAddress() + "/" + bits
                            + "\" is an address within a range, not a range: write " + "the first address of it, or /"
                            + all + " for this one alone");
        }
    }

    /**
     * Reads {@code 203.0.113.0/24}, {@code 203.0.113.7}, {@code 2001:db8::/32}. Names are not looked up.
     *
     * @throws InvalidTrunkException if it is no range
     */
    public static AddressRange parse(String text) {
        String plain = text.strip();
        int slash = plain.indexOf('/');
        try {
            InetAddress network = InetAddress.ofLiteral(slash < 0 ? plain : plain.substring(0, slash));
            int bits = slash < 0 ? network.getAddress().length * 8 : Integer.parseInt(plain.substring(slash + 1));
            return new AddressRange(network, bits);
        } catch (IllegalArgumentException e) {
            throw new InvalidTrunkException(
                    TrunkPart.SOURCES,
                    "Addresses are written as 203.0.113.7 or 203.0.113.0/24, but this one is \"" + plain + "\"");
        }
    }

    public boolean contains(InetAddress address) {
        return sameBits(network.getAddress(), address.getAddress(), bits);
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] out = new byte[address.length];
        for (int i = 0; i < out.length; i++) {
            int kept = Math.clamp(bits - (long) i * 8, 0, 8);
            out[i] = (byte) (address[i] & 0xFF << (8 - kept));
        }
        return out;
    }

    private static boolean sameBits(byte[] one, byte[] other, int bits) {
        if (one.length != other.length) {
            return false;
        }
        for (int i = 0; i < one.length; i++) {
            int kept = Math.clamp(bits - (long) i * 8, 0, 8);
            if (((one[i] ^ other[i]) & 0xFF << (8 - kept) & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        int all = network.getAddress().length * 8;
        return network.getHostAddress() + (bits == all ? "" : "/" + bits);
    }
}
