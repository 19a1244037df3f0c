/** Where the parts of the runtime are put together by Spring, with typed settings. */
@NullMarked
package io.ivory.runtime.server;

import org.jspecify.annotations.NullMarked;
