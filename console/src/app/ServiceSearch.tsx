import Autosuggest, { type AutosuggestProps } from "@cloudscape-design/components/autosuggest";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router-dom";
import { homeOf, services } from "../services";

const options: AutosuggestProps.Options = services.map((service) => ({
  label: service.name,
  options: [
    { value: homeOf(service), label: service.name, description: service.summary, filteringTags: service.keywords },
    ...service.navigation.map(({ text, to }) => ({
      value: to ? `/${service.id}/${to}` : `/${service.id}`,
      label: `${service.name}: ${text}`,
      filteringTags: service.keywords,
    })),
  ].filter((option, i, all) => i === 0 || option.value !== all[0]!.value),
}));

/** Finds services and their pages. The key "/" leads here from anywhere but a text field. */
export function ServiceSearch() {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const field = useRef<AutosuggestProps.Ref>(null);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.composedPath()[0])) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);

  function open(value: string) {
    const target = value.startsWith("/") ? value : firstMatch(value);
    if (!target) return;
    setText("");
    navigate(target);
  }

  return (
    <Autosuggest
      ref={field}
      value={text}
      options={options}
      placeholder="Search services  /"
      ariaLabel="Search services"
      empty="No service or page of that name"
      onChange={({ detail }) => setText(detail.value)}
      onSelect={({ detail }) => open(detail.value)}
      onKeyDown={({ detail }) => {
        if (detail.key === "Enter" && text) open(text);
      }}
    />
  );
}

function firstMatch(text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  const service = services.find((s) => [s.name, s.id, ...s.keywords].some((word) => word.toLowerCase().includes(wanted)));
  return service && homeOf(service);
}

function isTextField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}
