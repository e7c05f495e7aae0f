/** Colours by the same names and values as the guide's tokens.css; a test compares them. */
export const COLOURS = `
.launcher,.panel{--paper:#fbfaf7;--surface:#ffffff;--ink:#1d2321;--muted:#5a6461;--line:#e2e0d8;--edge:#7f8985;--accent:#0b5d3b;--accent-hover:#084a2f;--accent-tint:#e7f1ec;--on-accent:#ffffff;--red:#a8232a;--amber:#8a5a00;--amber-tint:#fdf3dc;color-scheme:light dark}
@media (prefers-color-scheme:dark){.launcher,.panel{--paper:#141917;--surface:#1b2220;--ink:#ecefec;--muted:#a5b0ab;--line:#323c38;--edge:#7d8a84;--accent:#74cfa3;--accent-hover:#93dfb9;--accent-tint:#1a352a;--on-accent:#06281a;--red:#ff9c98;--amber:#efc46b;--amber-tint:#392c0d}}
`;

/**
 * The button alone. What reaches the host element from the page is undone, the page's own `!important` included, and
 * colours are named within, where the page reaches nothing. Sizes follow a reader's larger type.
 */
export const LAUNCHER_CSS = `${COLOURS}
:host{all:initial!important;font:clamp(16px,1rem,32px)/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif!important}
:host([dir=ltr]){direction:ltr!important}
:host([dir=rtl]){direction:rtl!important}
*{box-sizing:border-box}
[hidden]{display:none!important}
svg{inline-size:26px;block-size:26px;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}
.launcher{position:fixed;inset-block-end:max(16px,env(safe-area-inset-bottom));inset-inline-end:16px;z-index:2147483000;display:grid;place-items:center;inline-size:56px;block-size:56px;padding:0;border:0;border-radius:50%;background:var(--accent);color:var(--on-accent);box-shadow:0 6px 24px rgb(0 0 0/28%);cursor:pointer}
.launcher:hover{background:var(--accent-hover)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
.badge{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-inline-size:22px;padding-inline:6px;border:2px solid #fff;border-radius:99px;background:#a8232a;color:#fff;font:600 13px/20px system-ui,sans-serif;text-align:center}
@media print{:host{display:none!important}}
`;
