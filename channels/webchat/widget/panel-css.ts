/** The open chat. Logical properties only: Arabic turns it round. */
export const PANEL_CSS = `
.panel{position:fixed;inset-block-end:max(16px,env(safe-area-inset-bottom));inset-inline-end:16px;z-index:2147483000;display:flex;flex-direction:column;inline-size:min(25.4em,calc(100vw - 32px));block-size:min(41.4em,calc(100dvh - 32px));overflow:hidden;border:1px solid var(--line);border-radius:14px;background:var(--surface);color:var(--ink);box-shadow:0 12px 40px rgb(0 0 0/24%);font-size:.9375em;animation:rise 160ms ease-out}
.panel:lang(ar){inline-size:min(23.75em,calc(100vw - 32px));block-size:min(38.75em,calc(100dvh - 32px));font-size:1em;line-height:1.7}
.panel:focus{outline:none}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
.head{display:flex;align-items:center;gap:8px;padding-block:10px;padding-inline:16px 8px;background:var(--accent);color:var(--on-accent)}
.who{flex:1;min-inline-size:0}
h2,p{margin:0}
h2{font-size:1.125em;font-weight:600;line-height:1.3}
.state{font-size:.8125em;line-height:1.4}
select{min-block-size:40px;max-inline-size:7.5em;padding-inline:8px;border:1px solid currentColor;border-radius:8px;background:none;color:inherit;font:inherit;font-size:.875em}
option{background:var(--surface);color:var(--ink)}
.plain{display:grid;place-items:center;inline-size:44px;block-size:44px;padding:0;border:0;border-radius:8px;background:none;color:inherit;cursor:pointer}
.plain:hover{background:rgb(255 255 255/15%)}
.head :focus-visible{outline:2px solid currentColor;outline-offset:1px}
.scroller{flex:1;min-block-size:0;overflow-y:auto;overscroll-behavior:contain;padding:16px;background:var(--paper)}
.scroller:focus-visible{outline-offset:-3px}
.message:empty{display:none}
.message{max-inline-size:94%;margin-block-end:10px;overflow-wrap:anywhere}
.text{inline-size:fit-content;max-inline-size:100%;padding:9px 13px;border-radius:10px;white-space:pre-wrap}
.text:lang(ar),.text:lang(ary-Arab){line-height:1.7}
.citizen{max-inline-size:86%;margin-inline-start:auto}
.citizen .text{margin-inline-start:auto;background:var(--accent-tint);border-end-end-radius:3px}
.bot .text,.agent .text{border:1px solid var(--line);background:var(--surface);border-end-start-radius:3px}
.agent .text{border-inline-start:3px solid var(--accent)}
.name{margin-block-end:2px;font-size:.8125em;font-weight:600;color:var(--accent)}
.system{max-inline-size:none;text-align:center}
.system .text{margin-inline:auto;padding:2px 8px;color:var(--muted);font-size:.875em}
.unsent .text{opacity:.65}
.sources{margin:4px 0 0;padding:0;list-style:none;font-size:.75em;line-height:1.5;color:var(--muted)}
a{color:var(--accent);text-underline-offset:2px}
.sources a{color:inherit}
a[href^="tel:"]{white-space:nowrap}
.choices{display:flex;flex-wrap:wrap;gap:8px}
.choice{min-block-size:40px;padding:6px 16px;border:1px solid var(--accent);border-radius:999px;background:var(--surface);color:var(--accent);font:inherit;font-weight:500;line-height:1.3;text-align:start;cursor:pointer}
.choice:hover{background:var(--accent-tint)}
.typing{min-block-size:0}
.dots{display:inline-flex;gap:5px;margin-block-end:10px;padding:13px;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
.dots i{inline-size:7px;block-size:7px;border-radius:50%;background:var(--muted);animation:blink 1.2s infinite}
.dots i:nth-child(2){animation-delay:.2s}
.dots i:nth-child(3){animation-delay:.4s}
@keyframes blink{30%{opacity:.25}}
.notice:not(:empty){padding:8px 16px;background:var(--amber-tint);color:var(--ink);font-size:.875em}
.composer{display:flex;align-items:end;gap:8px;padding:10px 10px 4px;border-block-start:1px solid var(--line)}
textarea{flex:1;min-inline-size:0;min-block-size:44px;max-block-size:120px;padding:9px 12px;border:1.5px solid var(--edge);border-radius:10px;background:var(--surface);color:var(--ink);font:inherit;font-size:max(16px,1em);line-height:1.45;resize:none}
textarea:focus-visible{outline:2px solid var(--accent);outline-offset:0}
textarea::placeholder{color:var(--muted);opacity:1}
.send{display:grid;flex:none;place-items:center;inline-size:44px;block-size:44px;padding:0;border:0;border-radius:10px;background:var(--accent);color:var(--on-accent);cursor:pointer}
.send:hover{background:var(--accent-hover)}
[dir=rtl] .send svg{transform:scaleX(-1)}
.foot{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 16px;padding:0 14px 4px;font-size:.8125em;color:var(--muted)}
.foot a,.link{padding:6px 0;border:0;background:none;color:var(--muted);font:inherit;text-decoration:underline;text-underline-offset:2px;cursor:pointer}
.foot .danger{color:var(--red);font-weight:600}
.hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-color-scheme:dark){.head{background:var(--accent-tint);color:var(--ink)}}
@media (max-width:520px){.panel,.panel:lang(ar){inset:0;inline-size:100%;block-size:100dvh;border:0;border-radius:0}}
@media (prefers-reduced-motion:reduce){.panel,.dots i{animation:none}}
`;
