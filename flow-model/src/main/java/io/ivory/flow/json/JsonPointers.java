package io.ivory.flow.json;

/** How a place in a file is named: JSON Pointer, RFC 6901. */
final class JsonPointers {

    private JsonPointers() {}

    /** The pointer of what stands under {@code key} at {@code pointer}. */
    static String child(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }

    static String child(String pointer, int index) {
        return pointer + "/" + index;
    }

    /** The pointer of what {@code pointer} stands in. */
    static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    static String unescape(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }
}
