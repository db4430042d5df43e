/** The window's style sheets, in the order in which a later one may overrule an earlier. */
import '!./base.css';
import '!./tools.css';
import '!./canvas.css';
import '!./bar.css';
import '!./words.css';
import '!./model.css';
import '!./results.css';
import '!./queue.css';
import '!./language.css';
import '!./preferences.css';
