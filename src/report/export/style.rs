//! The page's style sheet: calm, light and dark, narrow screens, paper.

use crate::report::catalogue::Language;
use crate::report::chart::palette::{chart_css, variables};

/// `running` is printed at the head of every page.
pub fn style(running: &str, language: Language) -> String {
    let mut css = String::from(":root{color-scheme:light dark;");
    css += &variables(false);
    css += "}\n@media(prefers-color-scheme:dark){:root:not([data-theme=light]){";
    css += &variables(true);
    css += "}}\n:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark;";
    css += &variables(true);
    css += "}\n";
    css += &SCREEN.replace("FONTS", language.fonts().page);
    if language.is_chinese() {
        css += CHINESE;
    }
    css += &chart_css();
    css += PRINT;
    css += "@media print{:root,:root[data-theme=dark]{color-scheme:light;";
    css += &variables(false);
    css += "}}\n@page{size:A4;margin:20mm 16mm 18mm;@top-left{content:\"";
    css += &css_string(running);
    css += "\";font:8pt sans-serif;color:#58606f}@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt sans-serif;color:#58606f}}\n@page:first{@top-left{content:none}}\n";
    css
}

/// Any text inside a CSS string inside a style element: everything but letters, digits and spaces by number.
fn css_string(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_alphanumeric() || c == ' ' { c.to_string() } else { format!("\\{:x} ", u32::from(c)) })
        .collect()
}

const SCREEN: &str = r"
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem;scroll-behavior:smooth}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 FONTS}
.page{display:grid;grid-template-columns:13.5rem minmax(0,56rem);gap:3.5rem;max-width:78rem;margin:0 auto;padding:3rem 2rem 6rem}
nav{position:sticky;top:2.5rem;align-self:start;font-size:.875rem}
nav p{margin:0 0 .6rem;color:var(--muted)}
nav ol{list-style:none;margin:0;padding:0;border-left:1px solid var(--rule)}
nav a{display:block;padding:.28rem 0 .28rem .9rem;color:var(--muted);text-decoration:none;border-left:2px solid transparent;margin-left:-1px}
nav a:hover{color:var(--ink);border-color:var(--detect)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem}
main{min-width:0;overflow-wrap:break-word}
h1{font-size:2rem;line-height:1.2;letter-spacing:-.015em;margin:0 0 .4rem;font-weight:650;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;letter-spacing:-.01em;margin:0 0 1.1rem;padding-top:1.4rem;border-top:1px solid var(--rule);font-weight:650}
h3{font-size:1.02rem;line-height:1.4;margin:0 0 .3rem;font-weight:600;text-wrap:balance}
header p{margin:0;color:var(--muted)}
section{margin-top:3.4rem}
p{margin:0 0 1rem;max-width:44rem}
ul.says{list-style:none;margin:0 0 1.8rem;padding:0;max-width:44rem}
ul.says li{margin:0 0 .6rem}
#summary ul.says{font-size:1.06rem}
a{color:var(--detect);text-underline-offset:.18em;text-decoration-thickness:1px}
.ev{font-size:.78rem;color:var(--muted);text-decoration:none;font-variant-numeric:tabular-nums;white-space:nowrap;padding:0 .28em;margin-left:.3em;border:1px solid var(--rule);border-radius:.3em}
.ev:hover{color:var(--detect);border-color:var(--detect)}
.more{font-size:.85rem;margin-left:.5em}
.strip{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:1px;margin:0 0 2rem;padding:1px;background:var(--rule);border-radius:.5rem;overflow:hidden;list-style:none}
.strip li{background:var(--paper);padding:.75rem .7rem .8rem;font-size:.78rem;line-height:1.35;color:var(--muted)}
.strip b{display:block;font-size:1.35rem;line-height:1.2;margin:.25rem 0 .2rem;font-weight:650}
.strip .name{color:var(--ink);font-weight:600;display:block}
.r-P{color:var(--contain)}.r-S{color:var(--detect)}.r-M{color:var(--wait)}.r-U{color:var(--attack)}.r-NO{color:var(--muted)}
.glyph{display:inline-block;width:1.15em;text-align:center}
.targets{margin:0 0 2rem}
.target{display:grid;grid-template-columns:minmax(0,17rem) minmax(0,1fr) minmax(0,11rem);gap:.2rem 1.2rem;align-items:center;padding:.65rem 0;border-bottom:1px solid var(--rule)}
.target .name{font-weight:600;font-size:.92rem;line-height:1.35}
.target .aim{color:var(--muted);font-size:.82rem;font-weight:400;display:block}
.target .got{text-align:right;font-variant-numeric:tabular-nums;font-weight:600}
.target svg{width:100%;height:20px;display:block;overflow:visible}
ol.findings{margin:0 0 1rem;padding-left:1.5rem;max-width:46rem}
ol.findings li{margin-bottom:.7rem;padding-left:.3rem}
ol.findings li::marker{font-weight:650;color:var(--muted)}
dl{display:grid;grid-template-columns:minmax(8rem,13rem) minmax(0,1fr);gap:0 1.5rem;margin:0 0 1.5rem}
dt,dd{margin:0;padding:.5rem 0;border-bottom:1px solid var(--rule)}
dt{color:var(--muted);font-size:.92rem}
dd{overflow-wrap:anywhere;unicode-bidi:plaintext}
.wide{overflow-x:auto;margin:0 0 1.8rem;-webkit-overflow-scrolling:touch}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.45}
caption{max-width:calc(100vw - 2.4rem);position:sticky;left:0;text-align:left;padding:.3rem 0 .7rem;font-weight:600;font-size:.95rem;line-height:1.5}
th{text-align:left;font-weight:600;color:var(--muted);font-size:.8rem;padding:.35rem .8rem .45rem 0;border-bottom:1px solid var(--muted);vertical-align:bottom}
td{padding:.5rem .8rem .5rem 0;border-bottom:1px solid var(--rule);vertical-align:top;unicode-bidi:plaintext;min-width:3.2rem}
td:first-child{min-width:7rem}
td:last-child,th:last-child{padding-right:.2rem}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
#improvements table{font-size:.8rem}
#improvements td:nth-child(2),#improvements td:nth-child(3){min-width:10rem}
#improvements td:nth-child(n+4),#improvements th{min-width:2.4rem}
#improvements td,#improvements th{padding-right:.6rem}
#objectives td:nth-child(3){min-width:8rem}
#improvements td:nth-child(n+7){white-space:nowrap}
#analysis td:first-child{min-width:11rem}#analysis td:nth-child(3),#analysis td:nth-child(4){min-width:8rem}
#decisions table{font-size:.8rem}
#decisions td:nth-child(3),#decisions td:nth-child(4){min-width:9rem}
td.rate{white-space:nowrap}
td .said{color:var(--muted);font-size:.8rem;white-space:normal;display:block}
figure{margin:0 0 2.6rem}
figcaption h3{margin-bottom:.9rem;font-size:1.1rem}
.chart{display:block;max-width:100%;height:auto;font-family:FONTS;font-variant-numeric:tabular-nums}
.note{color:var(--muted);font-size:.83rem;margin:.7rem 0 .5rem}
details{margin:0 0 1rem;font-size:.92rem}
summary{cursor:pointer;color:var(--muted);font-size:.83rem;padding:.2rem 0}
details .wide{margin-top:.6rem}
.line td{padding:.42rem 1rem .42rem 0}
.line td:first-child{width:8.2rem;min-width:0;white-space:nowrap;font-variant-numeric:tabular-nums}
.line td+td{width:calc(50% - 4.1rem)}
.line .since{color:var(--muted);font-size:.76rem;margin-left:.6em}
.line .late{color:var(--wait);font-size:.82rem;display:block}
.line .until{color:var(--muted);font-size:.8rem}
.line tr.key td{font-weight:600}
.line tr.key td .late,.line tr.key td .since{font-weight:400}
.line .truth{box-shadow:inset 2px 0 var(--attack);padding-left:.8rem}
.line .team{box-shadow:inset 2px 0 var(--detect);padding-left:.8rem}
.line th.day{color:var(--ink);font-size:.9rem;padding-top:1.5rem;text-align:left}
.line tr:target td{background:var(--wait-pale)}
@media(max-width:64rem){.page{display:block;padding:1.6rem 1.1rem 4rem;max-width:58rem}nav{position:static;margin:0 0 1.8rem}nav ol{columns:2;border:0}nav a{padding-left:0}}
@media(max-width:40rem){
h1{font-size:1.55rem}section{margin-top:2.6rem}
.strip{grid-template-columns:1fr}.strip li{display:grid;grid-template-columns:1fr auto 9.5rem;gap:.6rem;align-items:baseline}.strip b{font-size:1rem;margin:0}
.target{grid-template-columns:minmax(0,1fr) auto}.target svg{grid-column:1/-1}
.target .mark{grid-column:1/-1;grid-row:2}
dl{display:block}dt{border:0;padding:.6rem 0 0}dd{padding:.1rem 0 .6rem}
figure .chartbox{overflow-x:auto}
.chart{max-width:none}
.line thead{display:none}.line,.line tbody{display:block}
.line tr{display:grid;grid-template-columns:minmax(0,1fr);padding:.5rem 0;border-bottom:1px solid var(--rule)}
.line td,.line td+td{display:block;width:auto;border:0;padding:.05rem 0}
.line td:empty{display:none}
.line .truth,.line .team{padding-left:.7rem}
.line th.day{border:0}
}
";

/// Characters of one width: no letter-spacing, air where they meet Latin letters, and columns that hold a few of them.
const CHINESE: &str = "
body{line-height:1.7;text-autospace:normal;line-break:strict}
h1,h2{letter-spacing:0}
th{min-width:3.6em}
td{min-width:4.5em}
.chart{text-autospace:no-autospace}
@media(min-width:40.01rem){.line td:first-child{width:9.5rem}.line td+td{width:calc(50% - 4.75rem)}}
";

const PRINT: &str = r"
@media print{
body{font-size:9.5pt;line-height:1.45}
.page{display:block;max-width:none;padding:0}
nav,.skip,.more{display:none}
section{margin-top:1.6rem}
h2,h3,caption,thead{break-after:avoid}
h2{font-size:14pt}h1{font-size:20pt}
figure,.target,.strip,li,tr,dt,dd{break-inside:avoid}
#timeline,#analysis,#phases,#improvements,#rubric{break-before:page}
.chart{max-height:185mm;margin:0 auto}
h3{break-inside:avoid}
thead{display:table-header-group}
a{color:inherit;text-decoration:none}
details{display:none}
.long .routine,.long tbody:not(:has(tr[id]:not(.routine))){display:none}
.wide{overflow:visible}
table{font-size:8.2pt}
.ev{font-size:7pt}
}
";
