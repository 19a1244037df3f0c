/** What happens when the process comes up: the first administrator, the sample shop, the words of welcome. */
@NullMarked
package io.ivory.designer.start;

import org.jspecify.annotations.NullMarked;
