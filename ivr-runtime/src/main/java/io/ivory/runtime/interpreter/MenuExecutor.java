package io.ivory.runtime.interpreter;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.Menu;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Says the choices and follows the key. */
final class MenuExecutor implements NodeExecutor<Menu> {

    @Override
    public Step execute(Menu menu, Conversation call) {
        var oneKey = DigitRules.singleKey(menu.ask().noInputAfter(), menu.ask().bargeIn());
        var asking = new Asking(menu.ask(), oneKey, UnaryOperator.identity());
        return asking.ask(call, words -> words.of(menu), keys -> Asking.by(exitFor(keys, menu)));
    }

    private static Optional<Exit> exitFor(String keys, Menu menu) {
        return Digit.of(keys.charAt(0)).filter(menu.options()::containsKey).map(Exit::ofKey);
    }
}
