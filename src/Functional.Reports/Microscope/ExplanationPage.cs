namespace Functional;

/// <summary>The page of an explanation.</summary>
internal static class ExplanationPage
{
    public static HtmlPage Of(Explanation explanation, string title)
    {
        var page = new HtmlPage(title).With(new SvgElement("style") { Text = Css });
        if (explanation.FirstNonFinite is { } wrong)
        {
            page = page.With(new SvgElement("p") { Text = wrong.ToString() }.Class("alarm"));
        }
        page = page.Text("Arrow keys go step by step: forward, then backward. A click on a box goes to it. Blue is negative, red positive.")
            .With(Controls())
            .With(Stage(explanation));
        if (explanation.Network is { } network)
        {
            page = page.Heading("The network").Picture(network);
        }
        page = page.Heading("Gradients by the chain rule");
        foreach (var argument in explanation.Arguments)
        {
            var gradient = explanation.Gradient(argument.Name);
            page = page.With(
                new SvgElement("details").Add(
                    new SvgElement("summary") { Text = $"∂L/∂{argument.Name}" },
                    new SvgElement("pre") { Text = gradient.Text },
                    new SvgElement("details").Add(
                        new SvgElement("summary") { Text = "LaTeX" },
                        new SvgElement("pre") { Text = gradient.Latex }
                    )
                )
            );
        }
        return page.Heading("As a table")
            .Preformatted(explanation.ToString())
            .Json("steps", ExplanationJson.Of(explanation))
            .Script(Script);
    }

    private static SvgElement Controls() =>
        new SvgElement("div")
            .Class("controls")
            .Add(
                Button("first", "|◀", "first step (Home)"),
                Button("back", "◀", "one step back (←)"),
                Button("next", "▶", "next step (→)"),
                Button("last", "▶|", "last step (End)"),
                new SvgElement("input")
                    .With("type", "range")
                    .With("id", "place")
                    .With("min", "0")
                    .With("value", "0")
                    .With("aria-label", "step"),
                new SvgElement("span").With("id", "count")
            );

    private static SvgElement Button(string id, string text, string title) =>
        new SvgElement("button") { Text = text }
            .With("id", id)
            .With("title", title)
            .With("aria-label", title);

    private static SvgElement Stage(Explanation explanation) =>
        new SvgElement("div")
            .Class("stage")
            .Add(
                new SvgElement("div").Class("graph").Add(new ExplanationGraph(explanation).Embedded()),
                new SvgElement("div").With("id", "panel").With("aria-live", "polite")
            );

    private const string Css = """
        main{max-width:92rem}
        .controls{display:flex;gap:.5rem;align-items:center;margin:1rem 0}
        .controls input{flex:1;max-width:30rem}
        #count{color:var(--muted);font-variant-numeric:tabular-nums;white-space:nowrap}
        .stage{display:grid;grid-template-columns:minmax(18rem,1fr) minmax(20rem,1fr);gap:1.5rem;align-items:start}
        .graph{overflow:auto;max-height:82vh;border:1px solid var(--grid);border-radius:6px}
        .graph svg{display:block;margin:0 auto}
        #panel{position:sticky;top:1rem;max-height:94vh;overflow:auto}
        #panel h3{margin:.2rem 0 .4rem;font-size:1.05rem;overflow-wrap:anywhere}
        #panel h4{margin:1rem 0 .2rem;font-size:.95rem}
        #panel p{margin:.25rem 0}
        .pass{color:var(--muted);font-size:13px}
        .formula{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace;background:var(--raised);border:1px solid var(--grid);
        border-radius:6px;padding:.3rem .6rem;overflow-wrap:anywhere}
        .about{color:var(--muted);font-size:12.5px}
        table.heat{font-size:12.5px;margin:.3rem 0}
        table.heat td{padding:.15rem .45rem;border:1px solid var(--grid);text-align:right}
        .node{cursor:pointer}
        .node,.edge{opacity:.28}
        .node .adjoint,.edge .adjoint{opacity:0}
        .seen{opacity:1}
        .passed .adjoint{opacity:1}
        .now .outline{stroke-width:3px;stroke:var(--series-3)}
        .near .outline{stroke-width:2px}
        .alarm{color:var(--wrong);font-weight:600}
        details{margin:.4rem 0}
        summary{cursor:pointer}
        @media (max-width:60rem){.stage{grid-template-columns:1fr}#panel{position:static}}
        @media print{.node,.edge,.node .adjoint,.edge .adjoint{opacity:1}.controls,#panel{display:none}.graph{max-height:none}}
        """;

    private const string Script = """
        "use strict";
        const steps = JSON.parse(document.getElementById("steps").textContent);
        const order = steps.map((_, i) => ({i, back: false}))
          .concat(steps.map((_, i) => ({i, back: true})).reverse().filter(s => steps[s.i].adjoint));
        const place = document.getElementById("place"), panel = document.getElementById("panel");
        place.max = order.length - 1;
        let at = 0;
        function make(tag, text, kind) {
          const element = document.createElement(tag);
          if (text) element.textContent = text;
          if (kind) element.className = kind;
          return element;
        }
        function short(text) {
          const x = Number(text);
          return Number.isFinite(x) ? String(Number(x.toPrecision(4))).replace("-", "−") : text.replace("Infinity", "∞");
        }
        function tensor(name, x) {
          const box = make("div");
          const table = make("table", "", "heat"), largest = Number(x.largest) || 1;
          for (const row of x.table) {
            const line = table.insertRow();
            for (const text of row) {
              const cell = line.insertCell(), value = Number(text);
              cell.textContent = short(text);
              cell.title = text;
              const share = Number.isFinite(value) ? Math.abs(value) / largest * 0.5 : 0.5;
              cell.style.background = `rgba(${value < 0 ? "67,147,195" : "214,96,77"},${share.toFixed(3)})`;
            }
            if (x.columns > row.length) line.insertCell().textContent = "…";
          }
          const about = x.rows * x.columns === 1 ? (x.shape === "[]" ? "" : x.shape)
            : `${x.shape}, norm ${short(x.norm)}, mean ${short(x.mean)}`
            + (x.rows > x.table.length || (x.table[0] && x.columns > x.table[0].length) ? ", its upper left corner" : "");
          if (name || about) box.append(make("p", [name, about].filter(Boolean).join(": "), "about"));
          box.append(table);
          return box;
        }
        function bar(name) { return name[0] + "\u0304" + name.slice(1); }
        function forward(step) {
          if (step.kind === "operation") panel.append(make("p", `${step.name} = ${step.formula}`, "formula"));
          for (const i of step.inputs) panel.append(tensor(steps[i].name, steps[i].value));
          panel.append(make("h4", step.kind === "operation" ? `gives ${step.name}` : "its value"), tensor("", step.value));
        }
        function backward(step) {
          const from = step.users.length === 0 ? "the result itself: ∂L/∂L = 1"
            : step.users.length === 1 ? `what ${step.users[0]} passed back`
            : `the sum of what ${step.users.join(", ")} passed back`;
          panel.append(make("h4", `arrives: ∂L/∂${step.name}, ${from}`), tensor("", step.adjoint));
          for (const edge of step.edges) {
            panel.append(make("h4", `to ${edge.name}`));
            const rule = edge.elementwise ? `∂${step.name}/∂${edge.name} = ` : "passes back ";
            panel.append(make("p", rule + edge.formula, "formula"));
            if (edge.numbers) panel.append(tensor(edge.elementwise ? "in numbers" : "its Jacobian [outputs, inputs]", edge.numbers));
            panel.append(tensor(`passed back, ${edge.elementwise ? `${bar(step.name)} times that` : "the product"}`, edge.product));
          }
          if (step.kind !== "operation") panel.append(make("p", "The end of the road: this is the gradient.", "about"));
        }
        function show(next) {
          at = Math.max(0, Math.min(order.length - 1, next));
          place.value = at;
          const {i, back} = order[at], step = steps[i];
          const seen = new Set(order.slice(0, at + 1).filter(s => !s.back).map(s => s.i));
          const passed = new Set(order.slice(0, at + 1).filter(s => s.back).map(s => s.i));
          const near = new Set(back ? step.edges.map(e => e.to) : step.inputs);
          steps.forEach((_, n) => {
            const node = document.getElementById("n" + n);
            node.classList.toggle("seen", seen.has(n));
            node.classList.toggle("passed", passed.has(n));
            node.classList.toggle("now", n === i);
            node.classList.toggle("near", near.has(n));
          });
          for (const edge of document.querySelectorAll(".edge")) {
            const [from, to] = edge.id.slice(1).split("-").map(Number);
            edge.classList.toggle("seen", seen.has(to));
            edge.classList.toggle("passed", passed.has(to));
          }
          document.getElementById("count").textContent = `${back ? "backward" : "forward"}, step ${at + 1} of ${order.length}`;
          const isOperation = step.kind === "operation";
          panel.replaceChildren(
            make("p", back ? "backward" : "forward", "pass"),
            make("h3", isOperation ? `${step.name}: ${step.operation}` : step.name));
          const about = [isOperation ? "" : step.kind, step.layer && `layer ${step.layer}`, step.source].filter(Boolean).join(" · ");
          if (about) panel.append(make("p", about, "about"));
          (back ? backward : forward)(step);
          const box = document.getElementById("n" + i).getBoundingClientRect(), frame = document.querySelector(".graph");
          const view = frame.getBoundingClientRect();
          if (box.top < view.top || box.bottom > view.bottom) frame.scrollTop += box.top - view.top - view.height / 2;
          if (box.left < view.left || box.right > view.right) frame.scrollLeft += box.left - view.left - view.width / 2;
        }
        const keys = {ArrowRight: () => at + 1, ArrowLeft: () => at - 1, Home: () => 0, End: () => order.length - 1};
        document.addEventListener("keydown", e => {
          if (keys[e.key] && e.target !== place) { e.preventDefault(); show(keys[e.key]()); }
        });
        place.addEventListener("input", () => show(Number(place.value)));
        document.getElementById("first").addEventListener("click", () => show(0));
        document.getElementById("back").addEventListener("click", () => show(at - 1));
        document.getElementById("next").addEventListener("click", () => show(at + 1));
        document.getElementById("last").addEventListener("click", () => show(order.length - 1));
        steps.forEach((_, n) => document.getElementById("n" + n).addEventListener("click", () => {
          const back = order[at].back;
          const found = order.findIndex(s => s.i === n && s.back === back);
          show(found < 0 ? order.findIndex(s => s.i === n) : found);
        }));
        const wanted = Number(location.hash.slice(1));
        show(Number.isFinite(wanted) ? wanted : 0);
        """;
}
