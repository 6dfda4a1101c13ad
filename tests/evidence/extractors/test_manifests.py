"""What manifests, charts, Compose files and task definitions name."""

from __future__ import annotations

from tests.evidence.extractors.shown import facts, shown


def test_applications_of_argo_cd_and_their_sources() -> None:
    text = """\
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: metrics
          description: |-
            Of {{ $labels.name
               }} and others
        spec:
          sources:
            - repoURL: https://charts.example.com
              chart: metrics-server
              targetRevision: 3.12.0
            - repoURL: https://github.com/example/values
              targetRevision: main
              path: prod
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        spec:
          template:
            spec:
              source:
                repoURL: '{{.url}}'
                path: {{ path }}
                targetRevision: v1.2.0
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: {name: shop}
        ---
        apiVersion: app.k8s.io/v1
        kind: Application
    """
    assert shown("apps.yaml", text) == [
        "2 argocd Application @3.12.0 =3.12.0 (exact)",
        "11 helm_release metrics-server @3.12.0 =3.12.0 (exact)",
        "13 argocd_source https://github.com/example/values @main (branch)",
        "18 argocd ApplicationSet @v1.2.0 =v1.2.0 (tag)",
        "23 argocd_source {{.url}} @v1.2.0 =v1.2.0 (tag)",
        "28 argocd AppProject",
    ]


def test_charts_and_what_they_depend_on() -> None:
    text = """\
        apiVersion: v2
        name: shop
        version: 0.1.0
        appVersion: "1.0"
        dependencies:
          - name: redis
            version: ~17.0
            repository: oci://registry.example.com/charts
    """
    assert shown("charts/shop/Chart.yaml", text) == [
        "2 helm_chart shop @0.1.0 =0.1.0 (exact)",
        "6 helm_dependency redis @~17.0 (constraint)",
    ]


def test_templates_of_a_chart_show_what_does_not_hang_on_values() -> None:
    text = """\
        {{- /* apiVersion: {{ "no" }}
        image: none:1 */}}
        {{- if .Values.enabled }}
        apiVersion: apps/v1
        kind: {{ .Values.kind | default "Deployment" }}
        metadata:
          name: {{ include "shop.name" . }}
          labels: {{- include "shop.labels" . | nindent 4 }}
            tier: front
        spec:
          initContainers:
            - image: "busybox:1.36"
          containers:
            - name: app
              {{- if .Values.digest }}
              image: "example/shop@{{ .Values.digest }}"
              {{- else }}
              image: example/shop:{{ .Values.tag }}
              {{- end }}
            {{- toYaml .Values.more | nindent 12 }}
        {{- end }}
    """
    assert shown("charts/shop/templates/deployment.yaml", text) == [
        "12 image busybox @1.36 =1.36 (tag)",
        "16 image example/shop @{{ .Values.digest }} (unresolved)",
        "18 image example/shop @{{ .Values.tag }} (unresolved)",
    ]


def test_branches_within_a_line_and_those_that_are_nothing() -> None:
    text = """\
        kind: {{ if .Values.secret -}} Secret {{- else -}} ConfigMap {{- end }}
        labels:
          {{- include "labels" . | nindent 2 }}
        {{ if .Values.secret -}} stringData: {{- else -}} data: {{- end }}
          a.yaml: |
            image: none:1
        ---
        containers:
          - image: "a/b:{{ if .Values.tag }}{{ .Values.tag }}{{ else }}1.0{{ end }}"
        volumes:
          - emptyDir:
              {{- if .Values.size }}
              size: {{ .Values.size }}
              {{- else }}
              {}
              {{- end }}
          - image: {repository: example/side, tag: "2.0"}
    """
    assert shown("charts/shop/templates/all.yaml", text, "keys") == [
        "9 image a/b @{{ if .Values.tag }}{{ .Values.tag }}{{ else }}1.0{{ end }} (unresolved)",
        "17 image example/side @2.0 =2.0 (tag)",
    ]


DIGEST = f"sha256:{'a' * 64}"


def test_images_that_are_no_containers() -> None:
    text = f"""\
        apiVersion: example.com/v1
        kind: Proxy
        spec:
          image: ghcr.io/example/proxy:v1.39.0
          baseImage: postgres
          logoImage: https://example.com/logo.png:1
          sidecar: {{image: example/side}}
          icon: {{image: icons/side.png}}
          values:
            image: {{repository: example/shop, tag: "1.2.3@{DIGEST}"}}
            initImage:
              registry: registry.example.com
              repository: example/init
              digest: {DIGEST}
            backup: {{image: {{repository: https://example.com/x, tag: "1"}}}}
            own: {{image: {{repository: example/own, tag: ""}}}}
        status:
          image: ghcr.io/example/proxy:v1.38.0
          containerStatuses: [{{image: "ghcr.io/example/proxy:v1.38.0"}}]
        ---
        apiVersion: v1
        kind: List
        items: [{{apiVersion: v1, kind: Pod, status: {{initImage: "none:1"}}}}]
        ---
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        spec: {{image: "none:1"}}
    """
    assert shown("proxy.yaml", text) == [
        "4 image ghcr.io/example/proxy @v1.39.0 =v1.39.0 (tag)",
        "7 image example/side (none)",
        f"10 image example/shop @1.2.3@{DIGEST} =1.2.3 (digest)",
        f"13 image registry.example.com/example/init @{DIGEST} (digest)",
        "16 image example/own (none)",
    ]


def test_images_of_other_configurations() -> None:
    text = """\
        jobs:
          build:
            docker: [{image: example/ci}]
            machine: {image: debian-12}
        pictures: [{image: photos/one}]
        deploy: {image: "example/deploy:1.0"}
    """
    assert shown(".circleci/config.yml", text, "keys") == [
        "3 image example/ci (none)",
        "6 image example/deploy @1.0 =1.0 (tag)",
    ]


def test_charts_that_flux_installs() -> None:
    text = """\
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: metrics}
        spec:
          chart:
            spec:
              chart: metrics-server
              version: 3.12.0
              sourceRef: {kind: HelmRepository, name: metrics}
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: OCIRepository
        spec:
          layerSelector: {mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip}
          ref: {tag: 5.1.0}
          url: oci://ghcr.io/example/charts/shop
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: OCIRepository
        spec: {url: "oci://ghcr.io/example/manifests", ref: {tag: "1"}}
    """
    assert shown("release.yaml", text) == [
        "7 helm_release metrics-server @3.12.0 =3.12.0 (exact)",
        "16 helm_release shop @5.1.0 =5.1.0 (exact)",
    ]


def test_a_kustomization() -> None:
    text = """\
        resources:
          - ../base
          - github.com/example/base//deploy?ref=v1.2.0
        helmCharts:
          - {name: redis, repo: https://charts.example.com, version: 17.0.0}
        images:
          - name: shop
            newName: registry.example.com:5000/shop
            newTag: "1.10"
    """
    assert shown("overlays/prod/kustomization.yaml", text) == [
        "2 kustomize ../base (local)",
        "3 kustomize github.com/example/base//deploy @v1.2.0 =v1.2.0 (tag)",
        "5 helm_release redis @17.0.0 =17.0.0 (exact)",
        "7 image registry.example.com:5000/shop @1.10 =1.10 (tag)",
    ]


def test_images_of_compose_and_of_task_definitions() -> None:
    compose = """\
        services:
          web: {image: "nginx:${TAG:-1.25}"}
          db:
            image: postgres:16
          own: {build: .}
    """
    for path in ("docker-compose.prod.yml", "dev/all.yml"):
        assert shown(path, compose) == [
            "2 image nginx @${TAG:-1.25} (unresolved)",
            "4 image postgres @16 =16 (tag)",
        ]
    task = """\
        {
        \t"family": "shop",
          "memory": {{ must_env `MEMORY` }},
          "containerDefinitions": [
            {"image": "example/shop:{{ must_env `TAG` }}"},
            {"image": "{{ tfstate `ecr.a['b'].url` }}:latest", "x": "\\ud83d\\ude00"},
            {"image": "nginx:latest"},
          ]
        }
    """
    assert shown("ecs-task-def.json", task, "keys") == [
        "5 image example/shop @{{ must_env `TAG` }} (unresolved)",
        "6 image {{ tfstate `ecr.a['b'].url` }}:latest (unresolved)",
        "7 image nginx @latest (branch)",
    ]


def test_entities_and_service_levels() -> None:
    text = """\
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: shop}
        spec: {owner: team-shop, type: service}
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: shop-latency}
    """
    assert shown("catalog-info.yaml", text) == ["3 component shop", "7 slo SLO"]
    assert facts("catalog-info.yaml", text)[0].values["owner"] == "team-shop"
