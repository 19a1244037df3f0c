package io.ivory.runtime.sip;

import io.ivory.runtime.sdp.MalformedSdpException;
import io.ivory.runtime.sdp.SessionDescription;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sip.Dialog;
import javax.sip.DialogState;
import javax.sip.header.ToHeader;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * The telephones that one INVITE has reached, told apart by their tags in To (RFC 3261 section 12.1.2): what each has said
 * before it answers, and what the stack keeps of it. The call's queue owns it.
 */
final class ReachedTelephones {

    /** More than ring at once; of further ones only the answer counts. */
    private static final int MOST = 16;

    private final Map<String, Dialog> dialogs = new HashMap<>();
    private final Map<String, SessionDescription> descriptions = new HashMap<>();

    /** Keeps a telephone in mind that has not answered yet. */
    void rings(Response response, @Nullable Dialog dialog) {
        if (dialog != null && dialogs.size() < MOST) {
            dialogs.put(tag(response), dialog);
        }
    }

    /**
     * The sound that a telephone describes: in this response, or in an earlier one where it says no more about it, as some
     * do in their 200 after a 183.
     */
    Optional<SessionDescription> described(Response response) {
        String tag = tag(response);
        try {
            Optional<SessionDescription> now = SipMessages.description(response);
            now.filter(one -> descriptions.size() < MOST).ifPresent(one -> descriptions.put(tag, one));
            return now.or(() -> Optional.ofNullable(descriptions.get(tag)));
        } catch (MalformedSdpException unusable) {
            return Optional.empty();
        }
    }

    /** The call is over, and with it what only rang: nothing else would end that within minutes. */
    void forget() {
        dialogs.values().stream()
                .filter(dialog -> dialog.getState() == null || DialogState.EARLY.equals(dialog.getState()))
                .forEach(Dialog::delete);
        dialogs.clear();
        descriptions.clear();
    }

    private static String tag(Response response) {
        return String.valueOf(((ToHeader) response.getHeader(ToHeader.NAME)).getTag());
    }
}
